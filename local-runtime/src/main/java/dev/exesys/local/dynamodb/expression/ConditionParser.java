package dev.exesys.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses condition expressions. OR has the lowest precedence, then AND, NOT and comparisons. */
public final class ConditionParser {
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
  private static final int MAX_CHOICES = 100;

  private final TokenCursor tokens;
  private final Placeholders placeholders;
  private final ConditionFunctionParser functions;
  private final ConditionValidator checks;
  private @Nullable ParenthesesPair lastPair;

  /** The positions of an opening parenthesis and of the token after its closing one. */
  private record ParenthesesPair(int opened, int after) {}

  private ConditionParser(ExpressionKind kind, String source, Placeholders placeholders) {
    this.tokens = new TokenCursor(kind, source);
    this.placeholders = placeholders;
    this.checks = new ConditionValidator(kind);
    this.functions = new ConditionFunctionParser(tokens, this::operand, checks);
  }

  /** Parses a complete expression. */
  public static ConditionExpression parse(
      ExpressionKind kind, String source, Placeholders placeholders) {
    ConditionParser parser = new ConditionParser(kind, source, placeholders);
    ConditionExpression condition = parser.or();
    parser.tokens.expectEnd();
    return condition;
  }

  private ConditionExpression or() {
    ConditionExpression left = and();
    while (tokens.acceptKeyword("OR")) {
      left = new ConditionExpression.Or(left, and());
    }
    return left;
  }

  private ConditionExpression and() {
    ConditionExpression left = not();
    while (tokens.acceptKeyword("AND")) {
      left = new ConditionExpression.And(left, not());
    }
    return left;
  }

  private ConditionExpression not() {
    return tokens.acceptKeyword("NOT") ? new ConditionExpression.Not(not()) : primary();
  }

  private ConditionExpression primary() {
    int opened = tokens.position();
    if (!atOperand() && tokens.acceptSymbol("(")) {
      ConditionExpression inner = or();
      ParenthesesPair within = new ParenthesesPair(opened + 1, tokens.position());
      tokens.expectSymbol(")");
      if (within.equals(lastPair)) {
        throw tokens.kind().invalid("The expression has redundant parentheses;");
      }
      lastPair = new ParenthesesPair(opened, tokens.position());
      return inner;
    }
    return functions.atCondition() ? functions.condition() : comparison(operand());
  }

  private ConditionExpression comparison(Operand left) {
    Token operator = tokens.peek();
    if (operator.kind() == Token.TokenKind.SYMBOL && COMPARATORS.contains(operator.text())) {
      tokens.next();
      return checks.compare(new ConditionExpression.Compare(operator.text(), left, operand()));
    }
    if (tokens.acceptKeyword("BETWEEN")) {
      Operand low = operand();
      tokens.expectKeyword("AND");
      return checks.between(new ConditionExpression.Between(left, low, operand()));
    }
    if (tokens.acceptKeyword("IN")) {
      return new ConditionExpression.In(left, choices());
    }
    throw tokens.unexpected();
  }

  private List<Operand> choices() {
    tokens.expectSymbol("(");
    List<Operand> choices = new ArrayList<>();
    do {
      choices.add(operand());
    } while (tokens.acceptSymbol(","));
    tokens.expectSymbol(")");
    if (choices.size() > MAX_CHOICES) {
      throw checks.wrongCount("IN", choices.size() + 1);
    }
    return List.copyOf(choices);
  }

  /** Returns whether the current parenthesis encloses an operand and not a condition. */
  private boolean atOperand() {
    if (!tokens.peek().isSymbol("(")) {
      return false;
    }
    Token after = tokens.afterParentheses();
    return (after.kind() == Token.TokenKind.SYMBOL && COMPARATORS.contains(after.text()))
        || after.isKeyword("BETWEEN")
        || after.isKeyword("IN");
  }

  private Operand operand() {
    if (tokens.acceptSymbol("(")) {
      Operand inner = operand();
      tokens.expectSymbol(")");
      return inner;
    }
    Token token = tokens.peek();
    if (token.kind() == Token.TokenKind.VALUE_PLACEHOLDER) {
      tokens.next();
      return new Operand.LiteralOperand(placeholders.value(tokens.kind(), token.text()));
    }
    if (functions.atFunction()) {
      return functions.size();
    }
    return new Operand.PathOperand(new PathParser(tokens, placeholders).parse());
  }
}
