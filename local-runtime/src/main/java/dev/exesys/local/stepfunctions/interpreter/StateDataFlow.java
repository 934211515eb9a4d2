package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.DataPath;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Applies {@code InputPath}, {@code Parameters}, {@code ResultSelector}, {@code ResultPath} and
 * {@code OutputPath}.
 */
final class StateDataFlow {
  private final ExecutionState execution;

  StateDataFlow(ExecutionState execution) {
    this.execution = execution;
  }

  /** Returns the input after {@code InputPath}. */
  Payload input(StateVisit visit) {
    return select(visit, visit.input, visit.state.io().inputPath());
  }

  /**
   * Returns the input after {@code InputPath} and {@code Parameters}.
   *
   * @param token the value of {@code $$.Task.Token}; null if the task has no token
   */
  Payload parameters(StateVisit visit, @Nullable String token) {
    Payload input = input(visit);
    JsonNode template = visit.state.io().parameters();
    if (template == null) {
      return input;
    }
    Scope scope = execution.scope(visit, input.node(), token);
    return Payload.of(execution.program.templates().fill(template, scope));
  }

  /**
   * Returns a state's output: its result after {@code ResultSelector}, {@code ResultPath} and
   * {@code OutputPath}.
   */
  Payload output(StateVisit visit, Payload result) {
    InputOutputProcessing io = visit.state.io();
    if (io.resultPath().isDiscard()) {
      return select(visit, visit.input, io.outputPath());
    }
    Payload shaped = result;
    JsonNode selector = io.resultSelector();
    if (selector != null) {
      Scope scope = execution.scope(visit, result.node(), null);
      shaped = Payload.of(execution.program.templates().fill(selector, scope));
    }
    return select(visit, insert(visit, shaped, io.resultPath()), io.outputPath());
  }

  /** Returns a state's input with a value inserted at a path. */
  Payload insert(StateVisit visit, Payload value, DataPath path) {
    String text = path.expression();
    if (text == null) {
      return visit.input;
    }
    if (path.isRoot()) {
      return value;
    }
    return Payload.of(
        execution.program.expressions().referencePath(text).put(visit.input.node(), value.node()));
  }

  /** Returns the part of a value that a path selects. */
  Payload select(StateVisit visit, Payload value, DataPath path) {
    String text = path.expression();
    if (text == null) {
      return Payload.of(AslJson.object());
    }
    if (path.isRoot()) {
      return value;
    }
    Scope scope = execution.scope(visit, value.node(), null);
    return Payload.of(execution.program.expressions().path(text).evaluate(scope));
  }
}
