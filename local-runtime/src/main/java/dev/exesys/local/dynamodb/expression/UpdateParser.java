package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses update expressions: sections SET, REMOVE, ADD and DELETE, each at most once. */
public final class UpdateParser {
  private final Tokens tokens;
  private final Placeholders placeholders;
  private final SourceParser sources;
  private final List<Update.Assignment> assignments = new ArrayList<>();
  private final List<Path> removals = new ArrayList<>();
  private final List<Update.Change> additions = new ArrayList<>();
  private final List<Update.Change> deletions = new ArrayList<>();

  private UpdateParser(String source, Placeholders placeholders) {
    this.tokens = new Tokens(ExpressionKind.UPDATE, source);
    this.placeholders = placeholders;
    this.sources = new SourceParser(tokens, placeholders);
  }

  /** Parses a whole expression. */
  public static Update parse(String source, Placeholders placeholders) {
    return new UpdateParser(source, placeholders).run();
  }

  private Update run() {
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
    Update update =
        new Update(
            List.copyOf(assignments),
            List.copyOf(removals),
            List.copyOf(additions),
            List.copyOf(deletions));
    PathConflicts.refuse(ExpressionKind.UPDATE, update.paths());
    return update;
  }

  private static boolean isSection(String name) {
    return switch (name) {
      case "SET", "REMOVE", "ADD", "DELETE" -> true;
      default -> false;
    };
  }

  private void clause(String section) {
    Path path = new PathParser(tokens, placeholders).parse();
    switch (section) {
      case "SET" -> {
        tokens.expectSymbol("=");
        assignments.add(new Update.Assignment(path, sources.parse()));
      }
      case "REMOVE" -> removals.add(path);
      case "ADD" -> additions.add(UpdateChecks.addition(change(path)));
      default -> deletions.add(UpdateChecks.deletion(change(path)));
    }
  }

  private Update.Change change(Path path) {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.VALUE_PLACEHOLDER) {
      throw tokens.unexpected();
    }
    tokens.next();
    return new Update.Change(path, placeholders.value(ExpressionKind.UPDATE, token.text()));
  }
}
