package dev.exesys.engine.bundle;

import dev.exesys.core.contract.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Converts the values of parameters and secrets to environment variables. A parameter whose value
 * is a base64-encoded JSON object becomes one variable for each member, as does a secret whose
 * value is a JSON object. Any other value becomes one variable, named after the last part of the
 * parameter's or secret's name in upper case, with {@code _} for every other character.
 */
final class SecretVariables {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+?)(-[A-Za-z0-9]{6})?");

  private SecretVariables() {}

  static SequencedMap<String, String> ofParameter(String name, String value) {
    return decoded(value).flatMap(SecretVariables::members).orElseGet(() -> one(name, value));
  }

  static SequencedMap<String, String> ofSecret(String id, String value) {
    var arn = ARN.matcher(id);
    return members(value).orElseGet(() -> one(arn.matches() ? arn.group(1) : id, value));
  }

  private static SequencedMap<String, String> one(String name, String value) {
    String last =
        name.substring(name.lastIndexOf('/') + 1)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9_]", "_");
    boolean digit = !last.isEmpty() && Character.isDigit(last.charAt(0));
    SequencedMap<String, String> variable = new LinkedHashMap<>();
    variable.put(digit || last.isEmpty() ? "_" + last : last, value);
    return variable;
  }

  private static Optional<String> decoded(String value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value.strip());
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Not base64 of text, so the value is a plain string.
      return Optional.empty();
    }
  }

  private static Optional<SequencedMap<String, String>> members(String json) {
    try {
      JsonNode node = Json.parse(json);
      return node.isObject() ? Optional.of(texts(node)) : Optional.empty();
    } catch (JacksonException e) {
      // Not JSON, so the value is a plain string.
      return Optional.empty();
    }
  }

  private static SequencedMap<String, String> texts(JsonNode object) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      found.put(
          member.getKey(),
          value.isValueNode() && !value.isNull() ? value.asString() : Json.text(value));
    }
    return found;
  }
}
