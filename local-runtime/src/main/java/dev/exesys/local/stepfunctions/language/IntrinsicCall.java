package dev.exesys.local.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The call of an intrinsic function, such as {@code States.Format('{}!', $.name)}. */
public record IntrinsicCall(Intrinsic function, List<Expression> arguments) implements Expression {
  public IntrinsicCall {
    arguments = List.copyOf(arguments);
    function.checkCount(arguments.size());
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    List<JsonNode> values = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      values.add(argument.evaluate(scope));
    }
    return function.apply(values, scope.random());
  }
}
