package dev.exesys.core.store;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the plain outputs of an order, from its item or from the internal bucket. */
public final class PlainOutputs {

  private PlainOutputs() {}

  /**
   * Returns the plain outputs by name; empty if they were large and are no longer stored.
   *
   * @param blobs the internal bucket
   */
  public static Optional<Map<String, String>> read(OrderOutputs outputs, BlobStore blobs) {
    String uri = outputs.valuesUri();
    return uri == null
        ? Optional.of(outputs.values())
        : blobs.get(blobs.key(uri)).map(PlainOutputs::parse);
  }

  private static Map<String, String> parse(byte[] json) {
    Map<String, String> values = new LinkedHashMap<>();
    Json.parse(new String(json, StandardCharsets.UTF_8))
        .properties()
        .forEach(member -> values.put(member.getKey(), member.getValue().asString()));
    return values;
  }
}
