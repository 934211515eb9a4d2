package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses update expressions: sections SET, REMOVE, ADD and DELETE, each at most once. */
public final class UpdateParser {
  private final TokenCursor tokens;
  private final Placeholders placeholders;
  private final SetValueParser sources;
  private final List<UpdateExpression.Assignment> assignments = new ArrayList<>();
  private final List<DocumentPath> removals = new ArrayList<>();
  private final List<UpdateExpression.Change> additions = new ArrayList<>();
  private final List<UpdateExpression.Change> deletions = new ArrayList<>();

  private UpdateParser(String source, Placeholders placeholders) {
    this.tokens = new TokenCursor(ExpressionKind.UPDATE, source);
    this.placeholders = placeholders;
    this.sources = new SetValueParser(tokens, placeholders);
  }

  /** Parses a whole expression. */
  public static UpdateExpression parse(String source, Placeholders placeholders) {
    return new UpdateParser(source, placeholders).run();
  }

  private UpdateExpression run() {
    Set<String> seen = new HashSet<>();
    do {
      Token section = tokens.peek();
      String name = section.text().toUpperCase(Locale.ROOT);
      if (section.kind() != Token.Kind.WORD || !isSection(name)) {
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
    } while (tokens.peek().kind() != Token.Kind.END);
    UpdateExpression update =
        new UpdateExpression(
            List.copyOf(assignments),
            List.copyOf(removals),
            List.copyOf(additions),
            List.copyOf(deletions));
    PathConflictCheck.refuse(ExpressionKind.UPDATE, update.paths());
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
        assignments.add(new UpdateExpression.Assignment(path, sources.parse()));
      }
      case "REMOVE" -> removals.add(path);
      case "ADD" -> additions.add(UpdateChecks.addition(change(path)));
      default -> deletions.add(UpdateChecks.deletion(change(path)));
    }
  }

  private UpdateExpression.Change change(DocumentPath path) {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.VALUE_PLACEHOLDER) {
      throw tokens.unexpected();
    }
    tokens.next();
    return new UpdateExpression.Change(
        path, placeholders.value(ExpressionKind.UPDATE, token.text()));
  }
}
