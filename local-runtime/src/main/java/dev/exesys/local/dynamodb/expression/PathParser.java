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
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME_PLACEHOLDER;
  }

  DocumentPath parse() {
    List<DocumentPath.Step> steps = new ArrayList<>();
    steps.add(field());
    while (true) {
      if (tokens.acceptSymbol(".")) {
        steps.add(field());
      } else if (tokens.acceptSymbol("[")) {
        steps.add(index());
      } else {
        return new DocumentPath(List.copyOf(steps));
      }
    }
  }

  private DocumentPath.Step field() {
    Token token = tokens.peek();
    if (!startsPath(token)) {
      throw tokens.unexpected();
    }
    tokens.next();
    if (token.kind() == Token.Kind.NAME_PLACEHOLDER) {
      return new DocumentPath.Field(placeholders.name(tokens.kind(), token.text()));
    }
    if (ReservedWords.contains(token.text())) {
      throw tokens
          .kind()
          .invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    return new DocumentPath.Field(token.text());
  }

  private DocumentPath.Step index() {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.INDEX) {
      throw tokens.unexpected();
    }
    tokens.next();
    tokens.expectSymbol("]");
    try {
      return new DocumentPath.Index(Integer.parseInt(token.text()));
    } catch (NumberFormatException e) {
      throw tokens
          .kind()
          .invalid("List index is not within the allowable range; index: [" + token.text() + "]");
    }
  }
}
