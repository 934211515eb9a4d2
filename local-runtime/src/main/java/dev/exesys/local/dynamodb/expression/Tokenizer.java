package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits an expression into tokens. */
final class Tokenizer {
  private static final Set<String> PAIRS = Set.of("<>", "<=", ">=");

  private final ExpressionKind kind;
  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(ExpressionKind kind, String source) {
    this.kind = kind;
    this.source = source;
  }

  /** Returns the tokens, followed by an END token. */
  static List<Token> tokens(ExpressionKind kind, String source) {
    return new Tokenizer(kind, source).run();
  }

  private List<Token> run() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        word(Token.TokenKind.NAME_PLACEHOLDER, 1);
      } else if (c == ':') {
        word(Token.TokenKind.VALUE_PLACEHOLDER, 1);
      } else if (c >= '0' && c <= '9') {
        word(Token.TokenKind.INDEX, 0);
      } else if (c != '_' && isWordPart(c)) {
        word(Token.TokenKind.WORD, 0);
      } else {
        symbol(c);
      }
    }
    add(Token.TokenKind.END, at, at);
    return tokens;
  }

  private void word(Token.TokenKind wordKind, int prefix) {
    int start = at;
    at += prefix;
    while (at < source.length() && isWordPart(source.charAt(at))) {
      at++;
    }
    boolean isNumber = source.substring(start, at).chars().allMatch(c -> c >= '0' && c <= '9');
    boolean isBare = prefix > 0 && at == start + prefix;
    if (isBare || (wordKind == Token.TokenKind.INDEX && !isNumber)) {
      throw syntaxError(start, at);
    }
    add(wordKind, start, at);
  }

  private void symbol(char c) {
    int length = 1;
    char second = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    if (PAIRS.contains("" + c + second)) {
      length = 2;
    } else if ("=<>()[],.+-".indexOf(c) < 0) {
      throw syntaxError(at, at + 1);
    }
    add(Token.TokenKind.SYMBOL, at, at + length);
    at += length;
  }

  private void add(Token.TokenKind tokenKind, int start, int end) {
    tokens.add(new Token(tokenKind, source.substring(start, end), start, end));
  }

  private RuntimeException syntaxError(int start, int end) {
    int from = tokens.isEmpty() ? start : tokens.getLast().start();
    int to = Math.min(source.length(), end + 5);
    return kind.invalid(
        "Syntax error; token: \""
            + source.substring(start, end)
            + "\", near: \""
            + source.substring(from, to)
            + "\"");
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
