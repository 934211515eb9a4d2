package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.dynamodb.value.ValueWriter;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** ItemTable as they are stored: DynamoDB's JSON in UTF-8. */
final class ItemCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemCodec() {}

  static byte[] encode(Map<String, Value> item) {
    return JSON.writeValueAsBytes(ValueWriter.item(item));
  }

  static Map<String, Value> decode(byte[] stored) {
    return ValueReader.item(JSON.readTree(stored));
  }
}
