package dev.exesys.engine.init;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Computes digests that are equal for equal payloads of a run, whatever the order of their members.
 * The run id is part of the digest, so digests of different runs cannot be compared.
 */
final class PayloadDigest {

  private final MessageDigest digest;

  private PayloadDigest(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(String runId, JsonNode payload) {
    try {
      PayloadDigest own = new PayloadDigest(MessageDigest.getInstance("SHA-256"));
      own.text(runId);
      own.node(payload);
      return HexFormat.of().formatHex(own.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Recurses at most as deep as the JSON parser allows a payload to be nested. */
  private void node(JsonNode node) {
    if (node.isObject()) {
      text("{");
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      sorted.forEach((name, value) -> {
        text(Json.text(name));
        node(value);
      });
      text("}");
    } else if (node.isArray()) {
      text("[");
      for (Iterator<JsonNode> i = node.iterator(); i.hasNext(); ) {
        node(i.next());
      }
      text("]");
    } else {
      text(Json.text(node));
    }
  }

  private void text(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
