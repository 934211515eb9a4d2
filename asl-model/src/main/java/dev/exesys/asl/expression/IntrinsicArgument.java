package dev.exesys.asl.expression;

import java.util.List;

/** An argument of an intrinsic function, parsed but not evaluated. */
public sealed interface IntrinsicArgument {

  /** A string literal, without its quotes and escapes. */
  record Text(String value) implements IntrinsicArgument {}

  /** A number, {@code true}, {@code false} or {@code null}, as JSON. */
  record JsonLiteral(String json) implements IntrinsicArgument {}

  /** A JSONPath; its syntax is not validated. */
  record Path(String path) implements IntrinsicArgument {}

  /** A call of an intrinsic function with a valid number of arguments. */
  record Call(IntrinsicFunction function, List<IntrinsicArgument> arguments)
      implements IntrinsicArgument {
    public Call {
      arguments = List.copyOf(arguments);
      function.requireArgumentCount(arguments.size());
    }
  }
}
