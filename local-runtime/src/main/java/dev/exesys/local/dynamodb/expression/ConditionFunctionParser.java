package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Parses function calls in conditions. */
final class ConditionFunctionParser {
  private static final Map<String, Integer> OPERANDS =
      Map.of(
          "attribute_exists", 1,
          "attribute_not_exists", 1,
          "attribute_type", 2,
          "begins_with", 2,
          "contains", 2,
          "size", 1);

  private final TokenCursor tokens;
  private final Supplier<Operand> operand;
  private final ConditionValidator checks;

  ConditionFunctionParser(
      TokenCursor tokens, Supplier<Operand> operand, ConditionValidator checks) {
    this.tokens = tokens;
    this.operand = operand;
    this.checks = checks;
  }

  /** Returns whether the next tokens are a function call. */
  boolean atFunction() {
    return tokens.peek().kind() == Token.TokenKind.WORD && tokens.peekSecond().isSymbol("(");
  }

  /** Returns whether the next tokens call a function that returns a boolean. */
  boolean atCondition() {
    return atFunction() && !tokens.peek().text().equals("size");
  }

  Operand size() {
    String name = tokens.peek().text();
    List<Operand> operands = call(name);
    if (!name.equals("size")) {
      throw notAllowedHere(name);
    }
    return new Operand.SizeOperand(checks.sizeable(operands.getFirst()));
  }

  ConditionExpression condition() {
    String name = tokens.peek().text();
    List<Operand> operands = call(name);
    Operand first = operands.getFirst();
    return switch (name) {
      case "attribute_exists" -> new ConditionExpression.Exists(checks.path(name, first));
      case "attribute_not_exists" ->
          new ConditionExpression.Not(new ConditionExpression.Exists(checks.path(name, first)));
      case "attribute_type" ->
          new ConditionExpression.HasType(
              checks.path(name, first), checks.typeName(operands.get(1)));
      case "begins_with" ->
          new ConditionExpression.BeginsWith(checks.prefix(first), checks.prefix(operands.get(1)));
      case "contains" ->
          new ConditionExpression.Contains(first, checks.distinct(name, first, operands.get(1)));
      default -> throw notAllowedHere(name);
    };
  }

  private List<Operand> call(String name) {
    Integer count = OPERANDS.get(name);
    if (count == null) {
      throw tokens.kind().invalid("Invalid function name; function: " + name);
    }
    tokens.next();
    tokens.expectSymbol("(");
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand.get());
    } while (tokens.acceptSymbol(","));
    tokens.expectSymbol(")");
    if (operands.size() != count) {
      throw checks.wrongCount(name, operands.size());
    }
    return operands;
  }

  private RuntimeException notAllowedHere(String name) {
    return tokens
        .kind()
        .invalid(
            "The function is not allowed to be used this way in an expression; function: " + name);
  }
}
