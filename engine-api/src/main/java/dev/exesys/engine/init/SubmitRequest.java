package dev.exesys.engine.init;

import dev.exesys.core.contract.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of POST /init.
 *
 * @param payload the value of {@code job_parameters_b64}
 * @param idempotencyKey from the header or the field; null for none
 */
public record SubmitRequest(String payload, @Nullable String idempotencyKey) {

  private static final String PAYLOAD = "job_parameters_b64";
  private static final String KEY = "idempotency_key";
  private static final int LONGEST_KEY = 256;

  /** A request, or what is wrong with it. */
  public sealed interface Read {}

  /** It is one. */
  public record Good(SubmitRequest request) implements Read {}

  /** It is none. */
  public record Bad(List<Diagnostic> problems) implements Read {}

  /**
   * Reads a body.
   *
   * @param header the header {@code Idempotency-Key}, if there is one
   */
  public static Read read(JsonNode body, @Nullable String header) {
    List<Diagnostic> problems = new ArrayList<>();
    if (!body.isObject()) {
      problems.add(
          Diagnostic.error("wrong_type", "", "the body must be a JSON object with " + PAYLOAD));
    } else if (!body.path(PAYLOAD).isString()) {
      problems.add(
          body.hasNonNull(PAYLOAD)
              ? Diagnostic.error(
                  "wrong_type", "/" + PAYLOAD, "must be a string: the job's JSON as base64")
              : Diagnostic.error(
                  "missing_field", "/" + PAYLOAD, "is required: the job's JSON as base64"));
    }
    String key = key(body, header, problems);
    return problems.isEmpty()
        ? new Good(new SubmitRequest(body.path(PAYLOAD).stringValue(), key))
        : new Bad(List.copyOf(problems));
  }

  private static @Nullable String key(
      JsonNode body, @Nullable String header, List<Diagnostic> problems) {
    JsonNode field = body.path(KEY);
    if (!field.isMissingNode() && !field.isNull() && !field.isString()) {
      problems.add(Diagnostic.error("wrong_type", "/" + KEY, "must be a string"));
      return null;
    }
    String own = field.isString() ? field.stringValue() : null;
    if (own != null && header != null && !own.equals(header)) {
      problems.add(
          Diagnostic.error(
              "bad_idempotency_key",
              "/" + KEY,
              "differs from the header Idempotency-Key: send one"));
    }
    String key = own != null ? own : header;
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || hasControl(key))) {
      problems.add(
          Diagnostic.error(
              "bad_idempotency_key",
              "/" + KEY,
              "must have 1 to " + LONGEST_KEY + " printable characters"));
    }
    return key;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
