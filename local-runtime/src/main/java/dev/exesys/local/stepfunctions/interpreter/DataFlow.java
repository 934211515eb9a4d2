package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.DataPath;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applies the five members that shape what a state reads and gives. */
final class DataFlow {
  private final ExecutionState run;

  DataFlow(ExecutionState run) {
    this.run = run;
  }

  /** The input after {@code InputPath}. */
  Payload input(StateVisit visit) {
    return select(visit, visit.input, visit.state.io().inputPath());
  }

  /**
   * The input after {@code InputPath} and {@code Parameters}.
   *
   * @param token what {@code $$.Task.Token} is, if there is one
   */
  Payload parameters(StateVisit visit, @Nullable String token) {
    Payload input = input(visit);
    JsonNode template = visit.state.io().parameters();
    if (template == null) {
      return input;
    }
    Scope scope = run.scope(visit, input.node(), token);
    return Payload.of(run.program.templates().fill(template, scope));
  }

  /** A state's output, made from its result: selector, result path, output path. */
  Payload output(StateVisit visit, Payload result) {
    InputOutputProcessing io = visit.state.io();
    if (io.resultPath().isDiscard()) {
      return select(visit, visit.input, io.outputPath());
    }
    Payload shaped = result;
    JsonNode selector = io.resultSelector();
    if (selector != null) {
      Scope scope = run.scope(visit, result.node(), null);
      shaped = Payload.of(run.program.templates().fill(selector, scope));
    }
    return select(visit, place(visit, shaped, io.resultPath()), io.outputPath());
  }

  /** A value put into a state's input. */
  Payload place(StateVisit visit, Payload value, DataPath path) {
    String text = path.expression();
    if (text == null) {
      return visit.input;
    }
    if (path.isRoot()) {
      return value;
    }
    return Payload.of(run.program.expressions().place(text).put(visit.input.node(), value.node()));
  }

  /** What a path selects of a value. */
  Payload select(StateVisit visit, Payload value, DataPath path) {
    String text = path.expression();
    if (text == null) {
      return Payload.of(AslJson.object());
    }
    if (path.isRoot()) {
      return value;
    }
    Scope scope = run.scope(visit, value.node(), null);
    return Payload.of(run.program.expressions().path(text).evaluate(scope));
  }
}
