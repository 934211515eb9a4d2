package dev.exesys.asl.expression;

import dev.exesys.asl.ServiceLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses a call of an intrinsic function: a name, and arguments that are paths, strings in single
 * quotes, numbers, {@code true}, {@code false}, {@code null} or nested calls.
 *
 * <p>Open calls are on an explicit stack, so that nesting cannot exhaust the thread's stack.
 */
public final class IntrinsicCallParser {
  private static final Pattern JSON_LITERAL =
      Pattern.compile("true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private final String text;
  private int at;

  private IntrinsicCallParser(String text) {
    this.text = text;
  }

  /** Returns true if a text starts like a call, whether or not it is valid. */
  public static boolean looksLikeCall(String text) {
    return text.startsWith("States.");
  }

  /**
   * Parses a call.
   *
   * @throws IllegalArgumentException if the text is not a valid call
   */
  public static IntrinsicArgument.Call parse(String text) {
    return new IntrinsicCallParser(text).parse();
  }

  private IntrinsicArgument.Call parse() {
    Deque<OpenCall> open = new ArrayDeque<>();
    open.push(openCall());
    while (true) {
      skipSpace();
      if (peek() == ')') {
        at++;
        OpenCall done = open.pop();
        IntrinsicArgument.Call call = new IntrinsicArgument.Call(done.function, done.arguments);
        if (open.isEmpty()) {
          skipSpace();
          check(at == text.length(), "unexpected text after the call");
          return call;
        }
        add(open, call);
      } else if (text.startsWith("States.", at)) {
        check(
            open.size() < ServiceLimits.INTRINSIC_NESTING,
            "functions are nested deeper than " + ServiceLimits.INTRINSIC_NESTING);
        open.push(openCall());
      } else {
        add(open, simpleArgument());
      }
    }
  }

  private record OpenCall(IntrinsicFunction function, List<IntrinsicArgument> arguments) {}

  private void add(Deque<OpenCall> open, IntrinsicArgument argument) {
    open.element().arguments.add(argument);
    skipSpace();
    if (peek() == ',') {
      at++;
      skipSpace();
      check(peek() != ')', "argument is missing");
    } else {
      check(peek() == ')', "comma or ) is missing");
    }
  }

  private OpenCall openCall() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '(') {
      at++;
    }
    String name = text.substring(start, at).strip();
    check(at < text.length(), "( is missing");
    at++;
    return new OpenCall(
        IntrinsicFunction.ofName(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown function: " + name)),
        new ArrayList<>());
  }

  private IntrinsicArgument simpleArgument() {
    return switch (peek()) {
      case '\'' -> new IntrinsicArgument.Text(string());
      case '$' -> new IntrinsicArgument.Path(path());
      default -> literal();
    };
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (peek() != '\'') {
      if (peek() == '\\') {
        at++;
        check("'{}\\".indexOf(peek()) >= 0, "invalid escape: \\" + peek());
        // States.Format removes the escapes of braces when it formats its template.
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

  /** Reads to the next comma or closing parenthesis outside the path's brackets and quotes. */
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

  private IntrinsicArgument literal() {
    int start = at;
    while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    check(JSON_LITERAL.matcher(word).matches(), "invalid argument: " + word);
    return new IntrinsicArgument.JsonLiteral(word);
  }

  private char peek() {
    check(at < text.length(), "unexpected end");
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
          "invalid intrinsic function call: " + text + " (" + problem + ")");
    }
  }
}
