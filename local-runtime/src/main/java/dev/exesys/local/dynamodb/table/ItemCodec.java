package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.dynamodb.value.ValueWriter;
import dev.exesys.local.protocol.ServiceJson;
import java.util.Map;

/** ItemTable as they are stored: DynamoDB's JSON in UTF-8. */
final class ItemCodec {

  private ItemCodec() {}

  static byte[] encode(Map<String, Value> item) {
    return ServiceJson.MAPPER.writeValueAsBytes(ValueWriter.item(item));
  }

  static Map<String, Value> decode(byte[] stored) {
    return ValueReader.item(ServiceJson.MAPPER.readTree(stored));
  }
}
