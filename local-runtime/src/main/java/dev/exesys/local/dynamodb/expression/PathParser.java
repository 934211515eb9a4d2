package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Parses document paths: {@code a.#b[3].c}. */
final class PathParser {
  private final TokenCursor tokens;
  private final Placeholders placeholders;

  PathParser(TokenCursor tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  static boolean startsPath(Token token) {
    return token.kind() == Token.TokenKind.WORD || token.kind() == Token.TokenKind.NAME_PLACEHOLDER;
  }

  DocumentPath parse() {
    List<DocumentPath.PathElement> elements = new ArrayList<>();
    elements.add(field());
    while (true) {
      if (tokens.acceptSymbol(".")) {
        elements.add(field());
      } else if (tokens.acceptSymbol("[")) {
        elements.add(index());
      } else {
        return new DocumentPath(List.copyOf(elements));
      }
    }
  }

  private DocumentPath.PathElement field() {
    Token token = tokens.peek();
    if (!startsPath(token)) {
      throw tokens.unexpected();
    }
    tokens.next();
    if (token.kind() == Token.TokenKind.NAME_PLACEHOLDER) {
      return new DocumentPath.NameElement(placeholders.name(tokens.kind(), token.text()));
    }
    if (ReservedWords.contains(token.text())) {
      throw tokens
          .kind()
          .invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    return new DocumentPath.NameElement(token.text());
  }

  private DocumentPath.PathElement index() {
    Token token = tokens.peek();
    if (token.kind() != Token.TokenKind.INDEX) {
      throw tokens.unexpected();
    }
    tokens.next();
    tokens.expectSymbol("]");
    try {
      return new DocumentPath.IndexElement(Integer.parseInt(token.text()));
    } catch (NumberFormatException e) {
      throw tokens
          .kind()
          .invalid("List index is not within the allowable range; index: [" + token.text() + "]");
    }
  }
}
