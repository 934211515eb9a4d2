package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The places of the values of a JSON text. */
record JsonPositions(Map<JsonPointer, String> places) {
  /** Reads JSON with comments. */
  static final JsonMapper MAPPER =
      Json.mapper().rebuild().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  static JsonPositions of(String text) {
    Map<JsonPointer, String> places = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart() || token.isScalarValue()) {
          TokenStreamLocation at = parser.currentTokenLocation();
          places.putIfAbsent(
              parser.streamReadContext().pathAsPointer(), at.getLineNr() + ":" + at.getColumnNr());
        }
      }
    }
    return new JsonPositions(places);
  }

  /** Returns the place of a value, or of the nearest value around it. */
  Optional<String> find(JsonPointer pointer) {
    for (@Nullable JsonPointer at = pointer; at != null; at = at.head()) {
      String place = places.get(at);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
