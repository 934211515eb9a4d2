package dev.exesys.local.dynamodb.expression;

/**
 * A token of an expression.
 *
 * @param start the index of its first character in the expression
 * @param end the index after its last character
 */
record Token(TokenKind kind, String text, int start, int end) {

  enum TokenKind {
    WORD,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    INDEX,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == TokenKind.SYMBOL && text.equals(symbol);
  }

  boolean isKeyword(String keyword) {
    return kind == TokenKind.WORD && text.equalsIgnoreCase(keyword);
  }
}
