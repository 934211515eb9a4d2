package dev.exesys.local.protocol;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the JSON mapper that all local services share. */
public final class ServiceJson {
  /** Reads and writes compact JSON. A text with content after its first value is rejected. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ServiceJson() {}
}
