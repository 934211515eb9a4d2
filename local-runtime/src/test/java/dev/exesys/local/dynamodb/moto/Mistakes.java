package dev.exesys.local.dynamodb.moto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls with something wrong in them; mistakes.txt lists them. */
final class Mistakes {
  /** Kinds of calls whose answers differ in the message, or in the code as well. */
  static final String OTHER_MESSAGE = "mistake with another message";

  static final String OTHER_CODE = "mistake with another code";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Call> ALL = read();

  private Mistakes() {}

  static List<Call> all() {
    return ALL;
  }

  private static List<Call> read() {
    try (InputStream in =
        Objects.requireNonNull(Mistakes.class.getResourceAsStream("mistakes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Mistakes::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Call parse(String line) {
    String kind =
        switch (line.charAt(0)) {
          case '~' -> OTHER_MESSAGE;
          case '!' -> OTHER_CODE;
          default -> "mistake";
        };
    String call = kind.equals("mistake") ? line : line.substring(2);
    int space = call.indexOf(' ');
    String input = call.substring(space + 1).replace('\'', '"');
    return new Call(kind, call.substring(0, space), (ObjectNode) JSON.readTree(input));
  }
}
