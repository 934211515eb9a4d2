package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON value that moves through the machine, with its text, made once when first needed. */
final class Payload {
  /** The service's limit for what a state takes or gives, in bytes of UTF-8. */
  private static final int LARGEST = 256 * 1024;

  private final JsonNode node;
  private @Nullable String text;

  private Payload(JsonNode node, @Nullable String text) {
    this.node = node;
    this.text = text;
  }

  static Payload of(JsonNode node) {
    return new Payload(node, null);
  }

  static Payload of(String text) {
    return new Payload(AslJson.parse(text), text);
  }

  JsonNode node() {
    return node;
  }

  String text() {
    if (text == null) {
      text = AslJson.write(node);
    }
    return text;
  }

  /** This, or the error of a value that is too large. */
  Payload within(String state) {
    if (isTooLarge(text())) {
      throw new StateError(
          "States.DataLimitExceeded",
          "The state/task '"
              + state
              + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
    return this;
  }

  /** True if a text is over the limit; most are so short that nobody has to count bytes. */
  static boolean isTooLarge(String text) {
    return text.length() > LARGEST / 3
        && (text.length() > LARGEST || text.getBytes(StandardCharsets.UTF_8).length > LARGEST);
  }
}
