package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once. */
public final class UpdateParser {
  private final TokenCursor tokens;
  private final Placeholders placeholders;
  private final ValueSourceParser sources;
  private final List<UpdateExpression.SetAction> setActions = new ArrayList<>();
  private final List<DocumentPath> removedPaths = new ArrayList<>();
  private final List<UpdateExpression.PathAction> addActions = new ArrayList<>();
  private final List<UpdateExpression.PathAction> deleteActions = new ArrayList<>();

  private UpdateParser(String source, Placeholders placeholders) {
    this.tokens = new TokenCursor(ExpressionKind.UPDATE, source);
    this.placeholders = placeholders;
    this.sources = new ValueSourceParser(tokens, placeholders);
  }

  /** Parses a complete expression. */
  public static UpdateExpression parse(String source, Placeholders placeholders) {
    return new UpdateParser(source, placeholders).run();
  }

  private UpdateExpression run() {
    Set<String> seen = new HashSet<>();
    do {
      Token section = tokens.peek();
      String name = section.text().toUpperCase(Locale.ROOT);
      if (section.kind() != Token.TokenKind.WORD || !isSection(name)) {
        throw tokens.unexpected();
      }
      if (!seen.add(name)) {
        throw ExpressionKind.UPDATE.invalid(
            "The \"" + name + "\" section can only be used once in an update expression;");
      }
      tokens.next();
      do {
        clause(name);
      } while (tokens.acceptSymbol(","));
    } while (tokens.peek().kind() != Token.TokenKind.END);
    UpdateExpression update =
        new UpdateExpression(
            List.copyOf(setActions),
            List.copyOf(removedPaths),
            List.copyOf(addActions),
            List.copyOf(deleteActions));
    PathConflictCheck.reject(ExpressionKind.UPDATE, update.paths());
    return update;
  }

  private static boolean isSection(String name) {
    return switch (name) {
      case "SET", "REMOVE", "ADD", "DELETE" -> true;
      default -> false;
    };
  }

  private void clause(String section) {
    DocumentPath path = new PathParser(tokens, placeholders).parse();
    switch (section) {
      case "SET" -> {
        tokens.expectSymbol("=");
        setActions.add(new UpdateExpression.SetAction(path, sources.parse()));
      }
      case "REMOVE" -> removedPaths.add(path);
      case "ADD" -> addActions.add(UpdateValidator.addition(change(path)));
      default -> deleteActions.add(UpdateValidator.deletion(change(path)));
    }
  }

  private UpdateExpression.PathAction change(DocumentPath path) {
    Token token = tokens.peek();
    if (token.kind() != Token.TokenKind.VALUE_PLACEHOLDER) {
      throw tokens.unexpected();
    }
    tokens.next();
    return new UpdateExpression.PathAction(
        path, placeholders.value(ExpressionKind.UPDATE, token.text()));
  }
}
