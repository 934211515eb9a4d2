package dev.exesys.local.stepfunctions.language;

import dev.exesys.asl.expression.IntrinsicArgument;
import dev.exesys.asl.expression.IntrinsicCallParser;
import dev.exesys.asl.expression.IntrinsicFunction;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The call of an intrinsic function, such as {@code States.Format('{}!', $.name)}. */
public record IntrinsicCall(IntrinsicFunction function, List<Expression> arguments)
    implements Expression {
  public IntrinsicCall {
    arguments = List.copyOf(arguments);
  }

  /**
   * Parses a call.
   *
   * @throws IllegalArgumentException if the text is not a valid call or contains an invalid path
   */
  static IntrinsicCall parse(String text) {
    return of(IntrinsicCallParser.parse(text));
  }

  private static IntrinsicCall of(IntrinsicArgument.Call call) {
    return new IntrinsicCall(
        call.function(), call.arguments().stream().map(IntrinsicCall::expression).toList());
  }

  private static Expression expression(IntrinsicArgument argument) {
    return switch (argument) {
      case IntrinsicArgument.Call call -> of(call);
      case IntrinsicArgument.Path(String path) -> JsonPathExpression.parse(path);
      case IntrinsicArgument.Text(String value) ->
          new Expression.Constant(AslJson.NODES.stringNode(value));
      case IntrinsicArgument.JsonLiteral(String json) ->
          new Expression.Constant(AslJson.parse(json));
    };
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    List<JsonNode> values = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      values.add(argument.evaluate(scope));
    }
    return IntrinsicEvaluation.apply(function, values, scope.random());
  }
}
