package dev.exesys.engine.bundle;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.SecretReference;
import dev.exesys.core.contract.Utf8Text;
import java.nio.charset.CharacterCodingException;
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
 * parameter's or secret's name. Names that a shell does not accept are written in upper case, with
 * {@code _} for every other character. An entry {@code NAME=/path} names the variable itself and
 * gets the value unchanged.
 */
final class SecretVariables {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+?)(-[A-Za-z0-9]{6})?");

  private static final int MAX_BYTES = 131_000;

  private SecretVariables() {}

  /**
   * Returns the variables of a parameter.
   *
   * @throws BundleException if a name or value cannot be that of a variable
   */
  static SequencedMap<String, String> ofParameter(SecretReference entry, String value) {
    return of(
        "parameter " + entry.name(),
        entry.variable(),
        entry.name(),
        value,
        decoded(value).flatMap(SecretVariables::members));
  }

  /**
   * Returns the variables of a secret.
   *
   * @throws BundleException if a name or value cannot be that of a variable
   */
  static SequencedMap<String, String> ofSecret(SecretReference entry, String value) {
    var arn = ARN.matcher(entry.name());
    return of(
        "secret " + entry.name(),
        entry.variable(),
        arn.matches() ? arn.group(1) : entry.name(),
        value,
        members(value));
  }

  private static SequencedMap<String, String> of(
      String source,
      Optional<String> variable,
      String name,
      String value,
      Optional<SequencedMap<String, String>> members) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    if (variable.isPresent() || members.isEmpty()) {
      String last = name.substring(name.lastIndexOf('/') + 1);
      found.put(variable.orElseGet(() -> mapped(last)), checked(source, value));
      return found;
    }
    members
        .get()
        .forEach((member, text) -> {
          String owner = source + ", member " + member;
          if (found.putIfAbsent(memberName(owner, member), checked(owner, text)) != null) {
            throw refused(owner, "has the same variable name as another member: rename one");
          }
        });
    return found;
  }

  private static String memberName(String owner, String member) {
    if (EngineVariables.isValidName(member)) {
      return member;
    }
    if (member.isBlank() || member.indexOf('=') >= 0 || member.indexOf('\0') >= 0) {
      throw refused(owner, "cannot be the name of a variable: rename it");
    }
    return mapped(member);
  }

  private static String mapped(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    return EngineVariables.isValidName(upper) ? upper : "_" + upper;
  }

  private static String checked(String owner, String value) {
    if (value.indexOf('\0') >= 0) {
      throw refused(
          owner,
          "has a NUL character in its value, which a variable cannot hold: store it as base64");
    }
    if (value.length() > MAX_BYTES) {
      throw refused(owner, "has a value longer than 128 KiB, which a variable cannot hold");
    }
    return value;
  }

  private static BundleException refused(String owner, String reason) {
    return new BundleException(owner + " " + reason, null);
  }

  /**
   * Decodes base64 of either alphabet, with or without padding, line breaks and a byte order mark.
   */
  private static Optional<String> decoded(String value) {
    String plain =
        Utf8Text.withoutByteOrderMark(value)
            .replaceAll("\\s", "")
            .replace('-', '+')
            .replace('_', '/');
    try {
      return Optional.of(Utf8Text.decode(Base64.getDecoder().decode(plain)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Not base64 of text, so the value is a plain string.
      return Optional.empty();
    }
  }

  private static Optional<SequencedMap<String, String>> members(String json) {
    try {
      JsonNode node = Json.parse(Utf8Text.withoutByteOrderMark(json));
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
