package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.protocol.ServiceJson;
import java.util.Map;

/** Converts items to and from their stored form, DynamoDB's JSON in UTF-8. */
final class ItemCodec {

  private ItemCodec() {}

  static byte[] encode(Map<String, AttributeValue> item) {
    return ServiceJson.MAPPER.writeValueAsBytes(AttributeValueWriter.item(item));
  }

  static Map<String, AttributeValue> decode(byte[] stored) {
    return AttributeValueReader.item(ServiceJson.MAPPER.readTree(stored));
  }
}
