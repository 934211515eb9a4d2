package dev.exesys.local.dynamodb.expression;

import java.util.List;

/** Reads the tokens of an expression one after another. */
final class TokenCursor {
  private static final int MAX_LENGTH = 4096;

  private final ExpressionKind kind;
  private final String source;
  private final List<Token> tokens;
  private int at;

  TokenCursor(ExpressionKind kind, String source) {
    if (source.isBlank()) {
      throw kind.invalid("The expression can not be empty;");
    }
    if (source.length() > MAX_LENGTH) {
      throw kind.invalid(
          "Expression size has exceeded the maximum allowed size; expression size: "
              + source.length());
    }
    this.kind = kind;
    this.source = source;
    this.tokens = Tokenizer.tokens(kind, source);
  }

  ExpressionKind kind() {
    return kind;
  }

  /** Returns the number of consumed tokens. */
  int position() {
    return at;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekSecond() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean acceptSymbol(String symbol) {
    boolean matches = peek().isSymbol(symbol);
    if (matches) {
      next();
    }
    return matches;
  }

  boolean acceptKeyword(String keyword) {
    boolean matches = peek().isKeyword(keyword);
    if (matches) {
      next();
    }
    return matches;
  }

  void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unexpected();
    }
  }

  void expectKeyword(String keyword) {
    if (!acceptKeyword(keyword)) {
      throw unexpected();
    }
  }

  void expectEnd() {
    if (peek().kind() != Token.TokenKind.END) {
      throw unexpected();
    }
  }

  /** Returns the syntax error for the current token. */
  RuntimeException unexpected() {
    Token token = peek();
    Token before = tokens.get(Math.max(0, at - 1));
    Token after = peekSecond();
    String text = token.kind() == Token.TokenKind.END ? "<EOF>" : token.text();
    return kind.invalid(
        "Syntax error; token: \""
            + text
            + "\", near: \""
            + source.substring(before.start(), after.end())
            + "\"");
  }
}
