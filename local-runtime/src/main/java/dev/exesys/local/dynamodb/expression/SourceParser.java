package dev.exesys.local.dynamodb.expression;

/** Parses what a SET assigns. */
final class SourceParser {
  private final Tokens tokens;
  private final Placeholders placeholders;

  SourceParser(Tokens tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  Update.Source parse() {
    Update.Source left = operand();
    Token operator = tokens.peek();
    if (operator.isSymbol("+") || operator.isSymbol("-")) {
      tokens.next();
      return UpdateChecks.arithmetic(new Update.Arithmetic(operator.text(), left, operand()));
    }
    return left;
  }

  private Update.Source operand() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.VALUE_PLACEHOLDER) {
      tokens.next();
      return new Update.Literal(placeholders.value(ExpressionKind.UPDATE, token.text()));
    }
    if (tokens.acceptSymbol("(")) {
      Update.Source inner = parse();
      tokens.expectSymbol(")");
      return inner;
    }
    if (token.kind() == Token.Kind.WORD && tokens.peekSecond().isSymbol("(")) {
      return function(token.text());
    }
    return new Update.At(path());
  }

  private Update.Source function(String name) {
    return switch (name) {
      case "if_not_exists" -> {
        open();
        Path path = pathOf(name);
        tokens.expectSymbol(",");
        Update.Source other = operand();
        tokens.expectSymbol(")");
        yield new Update.IfNotExists(path, other);
      }
      case "list_append" -> {
        open();
        Update.Source first = operand();
        tokens.expectSymbol(",");
        Update.Source second = operand();
        tokens.expectSymbol(")");
        yield UpdateChecks.append(new Update.ListAppend(first, second));
      }
      case "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size" ->
          throw ExpressionKind.UPDATE.invalid(
              "The function is not allowed in an update expression; function: " + name);
      default -> throw ExpressionKind.UPDATE.invalid("Invalid function name; function: " + name);
    };
  }

  private void open() {
    tokens.next();
    tokens.expectSymbol("(");
  }

  private Path pathOf(String function) {
    if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
      throw ExpressionKind.UPDATE.invalid(
          "Operator or function requires a document path; operator or function: " + function);
    }
    return path();
  }

  private Path path() {
    return new PathParser(tokens, placeholders).parse();
  }
}
