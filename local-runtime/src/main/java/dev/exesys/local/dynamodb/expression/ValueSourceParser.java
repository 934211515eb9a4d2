package dev.exesys.local.dynamodb.expression;

/** Parses the right side of a SET action. */
final class ValueSourceParser {
  private final TokenCursor tokens;
  private final Placeholders placeholders;

  ValueSourceParser(TokenCursor tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  UpdateExpression.ValueSource parse() {
    UpdateExpression.ValueSource left = operand();
    Token operator = tokens.peek();
    if (operator.isSymbol("+") || operator.isSymbol("-")) {
      tokens.next();
      return UpdateValidator.arithmetic(
          new UpdateExpression.Arithmetic(operator.text(), left, operand()));
    }
    return left;
  }

  private UpdateExpression.ValueSource operand() {
    Token token = tokens.peek();
    if (token.kind() == Token.TokenKind.VALUE_PLACEHOLDER) {
      tokens.next();
      return new UpdateExpression.GivenValue(
          placeholders.value(ExpressionKind.UPDATE, token.text()));
    }
    if (tokens.acceptSymbol("(")) {
      UpdateExpression.ValueSource inner = parse();
      tokens.expectSymbol(")");
      return inner;
    }
    if (token.kind() == Token.TokenKind.WORD && tokens.peekSecond().isSymbol("(")) {
      return function(token.text());
    }
    return new UpdateExpression.StoredValue(path());
  }

  private UpdateExpression.ValueSource function(String name) {
    return switch (name) {
      case "if_not_exists" -> {
        open();
        DocumentPath path = pathOf(name);
        tokens.expectSymbol(",");
        UpdateExpression.ValueSource other = operand();
        tokens.expectSymbol(")");
        yield new UpdateExpression.IfNotExists(path, other);
      }
      case "list_append" -> {
        open();
        UpdateExpression.ValueSource first = operand();
        tokens.expectSymbol(",");
        UpdateExpression.ValueSource second = operand();
        tokens.expectSymbol(")");
        yield UpdateValidator.append(new UpdateExpression.ListAppend(first, second));
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
    if (tokens.peek().kind() == Token.TokenKind.VALUE_PLACEHOLDER) {
      throw ExpressionKind.UPDATE.invalid(
          "Operator or function requires a document path; operator or function: " + function);
    }
    return path();
  }

  private DocumentPath path() {
    return new PathParser(tokens, placeholders).parse();
  }
}
