package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import dev.exesys.local.stepfunctions.simulation.TaskHandler;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Builds and runs small state machines for tests. */
final class InterpreterFixture {
  static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
  static final String INVOKE = "arn:aws:states:::lambda:invoke";
  static final String TOKEN = "arn:aws:states:::lambda:invoke.waitForTaskToken";

  private InterpreterFixture() {}

  /**
   * Returns a state machine with these members of {@code States}; single quotes replace double
   * quotes.
   */
  static String machine(String startAt, String states) {
    return "{\"StartAt\":\"" + startAt + "\",\"States\":{" + states.replace('\'', '"') + "}}";
  }

  /** Returns a Task state that calls a function, with further members. */
  static String task(String name, String resource, String more) {
    return ("'%s':{'Type':'Task','Resource':'%s',"
            + "'Parameters':{'FunctionName':'%s','Payload':{'in.$':'$'}},%s}")
        .formatted(name, resource, name, more);
  }

  static SimulatedExecution run(String definition, String input, TaskHandler handler) {
    return new Simulation(handler).machine(ARN, definition).run(ARN, input.replace('\'', '"'));
  }

  /** Runs a state machine whose functions return their payload. */
  static SimulatedExecution run(String definition, String input) {
    return run(definition, input, InterpreterFixture::echo);
  }

  static void echo(TaskCall call) {
    call.succeed(call.payload());
  }

  static JsonNode output(SimulatedExecution execution) {
    return AslJson.parse(String.valueOf(execution.outcome().orElseThrow().output()));
  }

  static String error(SimulatedExecution execution) {
    return String.valueOf(execution.outcome().orElseThrow().error());
  }

  static String cause(SimulatedExecution execution) {
    return String.valueOf(execution.outcome().orElseThrow().cause());
  }

  /** Returns the history in the form {@code id<-previous Type}. */
  static List<String> links(SimulatedExecution execution) {
    return execution.history().stream().map(InterpreterFixture::link).toList();
  }

  static List<String> types(SimulatedExecution execution) {
    return execution.history().stream().map(event -> event.type().wireName()).toList();
  }

  private static String link(HistoryEvent event) {
    return event.id() + "<-" + event.previousId() + " " + event.type().wireName();
  }
}
