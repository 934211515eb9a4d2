package dev.exesys.local.dynamodb.expression;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the tokens of an expression one after another. */
final class TokenCursor {
  private static final int MAX_LENGTH = 4096;

  /** Limit of the service for operators; it also bounds the recursion of the parsers. */
  private static final int MAX_OPERATORS = 300;

  private static final Set<String> KEYWORD_OPERATORS = Set.of("AND", "OR", "NOT", "IN");
  private static final Set<String> CONDITION_OPERATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
  private static final Set<String> UPDATE_OPERATORS = Set.of("+", "-");

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
    checkOperators();
  }

  private void checkOperators() {
    long operators = tokens.stream().filter(this::isOperator).count();
    if (operators > MAX_OPERATORS) {
      throw kind.invalid(
          "The expression contains too many operators; operator count: " + operators);
    }
    int depth = 0;
    for (Token token : tokens) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth > MAX_OPERATORS) {
        throw kind.invalid("The expression has redundant parentheses;");
      }
    }
  }

  /** The AND of a BETWEEN counts for it. */
  private boolean isOperator(Token token) {
    Set<String> symbols = kind == ExpressionKind.UPDATE ? UPDATE_OPERATORS : CONDITION_OPERATORS;
    return token.kind() == Token.TokenKind.SYMBOL
        ? symbols.contains(token.text())
        : token.kind() == Token.TokenKind.WORD
            && KEYWORD_OPERATORS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  /** Returns the token after the parenthesis that closes the current one. */
  Token afterParentheses() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.get(Math.min(i + 1, tokens.size() - 1));
      }
    }
    return tokens.getLast();
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
