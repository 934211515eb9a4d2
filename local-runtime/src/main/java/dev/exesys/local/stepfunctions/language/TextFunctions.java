package dev.exesys.local.stepfunctions.language;

import dev.exesys.local.protocol.ServiceJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Implements the intrinsic functions on strings. */
final class TextFunctions {
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private TextFunctions() {}

  /**
   * Replaces each pair of braces in the template by the next argument; a backslash escapes a brace.
   */
  static JsonNode format(List<JsonNode> arguments) {
    String template = IntrinsicArguments.string(arguments, 0);
    StringBuilder text = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length() && "{}".indexOf(template.charAt(i + 1)) >= 0) {
        i++;
        text.append(template.charAt(i));
      } else if (c == '{' && template.startsWith("{}", i)) {
        if (next == arguments.size()) {
          throw StateError.intrinsic("States.Format has more {} than arguments: " + template);
        }
        text.append(display(arguments.get(next++)));
        i++;
      } else {
        text.append(c);
      }
    }
    if (next < arguments.size()) {
      throw StateError.intrinsic("States.Format has fewer {} than arguments: " + template);
    }
    return AslJson.NODES.stringNode(text.toString());
  }

  /**
   * Formats a value as the service does: arrays and objects in the form of Java's {@code toString}.
   */
  private static String display(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    }
    return node.isContainer()
        ? String.valueOf(ServiceJson.MAPPER.treeToValue(node, Object.class))
        : AslJson.write(node);
  }

  /**
   * Splits a string at any of the delimiter's characters; omits empty parts, as the service does.
   */
  static JsonNode split(List<JsonNode> arguments) {
    ArrayNode pieces = AslJson.NODES.arrayNode();
    StringTokenizer tokens =
        new StringTokenizer(
            IntrinsicArguments.string(arguments, 0), IntrinsicArguments.string(arguments, 1));
    while (tokens.hasMoreTokens()) {
      pieces.add(tokens.nextToken());
    }
    return pieces;
  }

  static JsonNode encode(List<JsonNode> arguments) {
    byte[] bytes = IntrinsicArguments.string(arguments, 0).getBytes(StandardCharsets.UTF_8);
    return AslJson.NODES.stringNode(Base64.getEncoder().encodeToString(bytes));
  }

  static JsonNode decode(List<JsonNode> arguments) {
    try {
      byte[] bytes = Base64.getDecoder().decode(IntrinsicArguments.string(arguments, 0));
      return AslJson.NODES.stringNode(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw IntrinsicArguments.wrong(0, "base64", arguments.getFirst());
    }
  }

  static JsonNode hash(List<JsonNode> arguments) {
    String algorithm = IntrinsicArguments.string(arguments, 1);
    if (!HASHES.contains(algorithm)) {
      throw IntrinsicArguments.wrong(1, "one of " + HASHES, arguments.get(1));
    }
    JsonNode data = arguments.getFirst();
    String text = data.isString() ? data.stringValue() : AslJson.write(data);
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return AslJson.NODES.stringNode(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
