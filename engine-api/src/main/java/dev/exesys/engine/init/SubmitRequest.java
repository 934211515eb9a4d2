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
 * @param idempotencyKey of the header or the field; null if there is none
 */
public record SubmitRequest(String payload, @Nullable String idempotencyKey) {

  private static final String PAYLOAD = "job_parameters_b64";
  private static final String KEY = "idempotency_key";
  private static final int MAX_KEY_LENGTH = 256;

  /** The result of reading a body. */
  public sealed interface Parsed {}

  /** The body is a valid request. */
  public record Valid(SubmitRequest request) implements Parsed {}

  /** The body is not a valid request. */
  public record Invalid(List<Diagnostic> problems) implements Parsed {}

  /**
   * Reads a request from a body.
   *
   * @param header the value of the header {@code Idempotency-Key}; null if it is absent
   */
  public static Parsed read(JsonNode body, @Nullable String header) {
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
        ? new Valid(new SubmitRequest(body.path(PAYLOAD).stringValue(), key))
        : new Invalid(List.copyOf(problems));
  }

  private static @Nullable String key(
      JsonNode body, @Nullable String header, List<Diagnostic> problems) {
    JsonNode field = body.path(KEY);
    if (!field.isMissingNode() && !field.isNull() && !field.isString()) {
      problems.add(Diagnostic.error("wrong_type", "/" + KEY, "must be a string"));
      return null;
    }
    String inBody = field.isString() ? field.stringValue() : null;
    if (inBody != null && header != null && !inBody.equals(header)) {
      problems.add(
          Diagnostic.error(
              "bad_idempotency_key",
              "/" + KEY,
              "differs from the header Idempotency-Key: send one"));
    }
    String key = inBody != null ? inBody : header;
    if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH || hasControl(key))) {
      problems.add(
          Diagnostic.error(
              "bad_idempotency_key",
              "/" + KEY,
              "must have 1 to " + MAX_KEY_LENGTH + " printable characters"));
    }
    return key;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
