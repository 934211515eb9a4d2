package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.ServiceLimits;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON value with its text, which is created on first use. */
final class Payload {

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

  /** Returns this payload. Throws {@code States.DataLimitExceeded} if it is over the limit. */
  Payload within(String state) {
    if (isTooLarge()) {
      throw new StateError(ErrorNames.DATA_LIMIT_EXCEEDED, tooLarge(state));
    }
    return this;
  }

  /** Returns true if the text of this payload is over the limit. */
  boolean isTooLarge() {
    return isTooLarge(text());
  }

  /** Returns the service's message about a state or a task whose result is over the limit. */
  static String tooLarge(String name) {
    return "The state/task '"
        + name
        + "' returned a result with a size exceeding the maximum number of bytes service limit.";
  }

  /**
   * Returns true if a text is over the limit. Counts bytes only for texts whose length leaves that
   * open.
   */
  static boolean isTooLarge(String text) {
    return text.length() > ServiceLimits.PAYLOAD_BYTES / 3
        && (text.length() > ServiceLimits.PAYLOAD_BYTES
            || text.getBytes(StandardCharsets.UTF_8).length > ServiceLimits.PAYLOAD_BYTES);
  }
}
