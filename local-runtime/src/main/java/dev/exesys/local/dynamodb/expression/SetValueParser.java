package dev.exesys.local.dynamodb.expression;

/** Parses what a SET assigns. */
final class SetValueParser {
  private final TokenCursor tokens;
  private final Placeholders placeholders;

  SetValueParser(TokenCursor tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  UpdateExpression.Source parse() {
    UpdateExpression.Source left = operand();
    Token operator = tokens.peek();
    if (operator.isSymbol("+") || operator.isSymbol("-")) {
      tokens.next();
      return UpdateChecks.arithmetic(
          new UpdateExpression.Arithmetic(operator.text(), left, operand()));
    }
    return left;
  }

  private UpdateExpression.Source operand() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.VALUE_PLACEHOLDER) {
      tokens.next();
      return new UpdateExpression.Literal(placeholders.value(ExpressionKind.UPDATE, token.text()));
    }
    if (tokens.acceptSymbol("(")) {
      UpdateExpression.Source inner = parse();
      tokens.expectSymbol(")");
      return inner;
    }
    if (token.kind() == Token.Kind.WORD && tokens.peekSecond().isSymbol("(")) {
      return function(token.text());
    }
    return new UpdateExpression.At(path());
  }

  private UpdateExpression.Source function(String name) {
    return switch (name) {
      case "if_not_exists" -> {
        open();
        DocumentPath path = pathOf(name);
        tokens.expectSymbol(",");
        UpdateExpression.Source other = operand();
        tokens.expectSymbol(")");
        yield new UpdateExpression.IfNotExists(path, other);
      }
      case "list_append" -> {
        open();
        UpdateExpression.Source first = operand();
        tokens.expectSymbol(",");
        UpdateExpression.Source second = operand();
        tokens.expectSymbol(")");
        yield UpdateChecks.append(new UpdateExpression.ListAppend(first, second));
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

  private DocumentPath pathOf(String function) {
    if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
      throw ExpressionKind.UPDATE.invalid(
          "Operator or function requires a document path; operator or function: " + function);
    }
    return path();
  }

  private DocumentPath path() {
    return new PathParser(tokens, placeholders).parse();
  }
}
