package dev.exesys.local.stepfunctions.language;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the call of an intrinsic function: a name, and arguments that are paths, strings in single
 * quotes, numbers, {@code true}, {@code false}, {@code null} or further calls.
 *
 * <p>Open calls are kept on a stack of their own, so that nesting cannot exhaust the thread's.
 */
final class IntrinsicCallParser {
  /** The service's limit for nested functions. */
  private static final int DEEPEST = 10;

  private final String text;
  private int at;

  IntrinsicCallParser(String text) {
    this.text = text;
  }

  Expression parse() {
    Deque<Open> open = new ArrayDeque<>();
    open.push(openCall());
    while (true) {
      skipSpace();
      if (peek() == ')') {
        at++;
        Open done = open.pop();
        IntrinsicCall call = new IntrinsicCall(done.function, done.arguments);
        if (open.isEmpty()) {
          skipSpace();
          check(at == text.length(), "something follows the call");
          return call;
        }
        add(open, call);
      } else if (text.startsWith("States.", at)) {
        check(open.size() < DEEPEST, "functions are nested deeper than " + DEEPEST);
        open.push(openCall());
      } else {
        add(open, literalOrPath());
      }
    }
  }

  private record Open(Intrinsic function, List<Expression> arguments) {}

  private void add(Deque<Open> open, Expression argument) {
    open.element().arguments.add(argument);
    skipSpace();
    if (peek() == ',') {
      at++;
      skipSpace();
      check(peek() != ')', "an argument is missing");
    } else {
      check(peek() == ')', "a comma or ) is missing");
    }
  }

  private Open openCall() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '(') {
      at++;
    }
    String name = text.substring(start, at).strip();
    check(at < text.length(), "no function of the language");
    at++;
    return new Open(
        Intrinsic.named(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown function: " + name)),
        new ArrayList<>());
  }

  private Expression literalOrPath() {
    return switch (peek()) {
      case '\'' -> new Expression.Constant(AslJson.NODES.stringNode(string()));
      case '$' -> JsonPathExpression.parse(path());
      default -> new Expression.Constant(word());
    };
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (peek() != '\'') {
      if (peek() == '\\') {
        at++;
        // In a template of States.Format an escaped brace stays escaped until it is formatted.
        if (peek() == '{' || peek() == '}') {
          value.append('\\');
        }
      }
      value.append(peek());
      at++;
    }
    at++;
    return value.toString();
  }

  /** A path ends at a comma or bracket that is not inside its own brackets or quotes. */
  private String path() {
    int start = at;
    int depth = 0;
    char quote = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (depth > 0 && (c == ']' || c == ')')) {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        break;
      }
      at++;
    }
    return text.substring(start, at).strip();
  }

  private JsonNode word() {
    int start = at;
    while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    return switch (word) {
      case "true" -> AslJson.NODES.booleanNode(true);
      case "false" -> AslJson.NODES.booleanNode(false);
      case "null" -> AslJson.NODES.nullNode();
      default -> number(word);
    };
  }

  private JsonNode number(String word) {
    try {
      new BigDecimal(word);
      return AslJson.parse(word);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not an argument: " + word + " in " + text, e);
    }
  }

  private char peek() {
    check(at < text.length(), "it ends too early");
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(
          "not an intrinsic function call: " + text + " (" + problem + ")");
    }
  }
}
