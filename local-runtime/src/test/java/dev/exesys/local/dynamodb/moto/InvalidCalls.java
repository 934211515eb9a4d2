package dev.exesys.local.dynamodb.moto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the invalid calls in mistakes.txt. */
final class InvalidCalls {
  /** The kinds of calls whose errors differ from moto's in the message or in the code. */
  static final String OTHER_MESSAGE = "mistake with another message";

  static final String OTHER_CODE = "mistake with another code";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ServiceCall> ALL = read();

  private InvalidCalls() {}

  static List<ServiceCall> all() {
    return ALL;
  }

  private static List<ServiceCall> read() {
    try (InputStream in =
        Objects.requireNonNull(InvalidCalls.class.getResourceAsStream("mistakes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(InvalidCalls::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServiceCall parse(String line) {
    String kind =
        switch (line.charAt(0)) {
          case '~' -> OTHER_MESSAGE;
          case '!' -> OTHER_CODE;
          default -> "mistake";
        };
    String call = kind.equals("mistake") ? line : line.substring(2);
    int space = call.indexOf(' ');
    String input = call.substring(space + 1).replace('\'', '"');
    return new ServiceCall(kind, call.substring(0, space), (ObjectNode) JSON.readTree(input));
  }
}
