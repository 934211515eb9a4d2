package dev.exesys.local.kms;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The names and values that a ciphertext is bound to. A decryption must present the same ones; they
 * are no secret.
 */
record EncryptionContext(SortedMap<String, String> pairs) {

  static EncryptionContext of(RequestReader request, String member) {
    SortedMap<String, String> pairs = new TreeMap<>();
    JsonNode node = request.value(member).orElse(null);
    if (node != null && !node.isObject()) {
      throw ServiceException.badRequest("SerializationException", "Unexpected field type");
    }
    if (node != null) {
      for (Map.Entry<String, JsonNode> pair : node.properties()) {
        if (!pair.getValue().isString()) {
          throw ServiceException.badRequest(
              "SerializationException",
              pair.getValue().getNodeType() + "_VALUE cannot be converted to String");
        }
        pairs.put(pair.getKey(), pair.getValue().stringValue());
      }
    }
    return new EncryptionContext(pairs);
  }

  /** Returns an unambiguous encoding that does not depend on the order of the pairs. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String> pair : pairs.entrySet()) {
        for (String text : new String[] {pair.getKey(), pair.getValue()}) {
          byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
          out.writeInt(encoded.length);
          out.write(encoded);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
