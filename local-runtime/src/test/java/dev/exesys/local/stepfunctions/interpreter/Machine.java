package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import dev.exesys.local.stepfunctions.simulation.TaskHandler;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs machines that a test has written in one line each. */
final class Machine {
  static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
  static final String INVOKE = "arn:aws:states:::lambda:invoke";
  static final String TOKEN = "arn:aws:states:::lambda:invoke.waitForTaskToken";

  private Machine() {}

  /** A machine with these states (members of {@code States}), single quotes for double ones. */
  static String machine(String startAt, String states) {
    return "{\"StartAt\":\"" + startAt + "\",\"States\":{" + states.replace('\'', '"') + "}}";
  }

  /** A Task state that calls a function, with more members. */
  static String task(String name, String resource, String more) {
    return ("'%s':{'Type':'Task','Resource':'%s',"
            + "'Parameters':{'FunctionName':'%s','Payload':{'in.$':'$'}},%s}")
        .formatted(name, resource, name, more);
  }

  static SimulatedExecution run(String definition, String input, TaskHandler handler) {
    return new Simulation(handler).machine(ARN, definition).run(ARN, input.replace('\'', '"'));
  }

  /** Runs a machine whose functions answer with what they are called with. */
  static SimulatedExecution run(String definition, String input) {
    return run(definition, input, Machine::echo);
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

  /** The history as {@code id<-previous Type}. */
  static List<String> links(SimulatedExecution execution) {
    return execution.history().stream().map(Machine::link).toList();
  }

  static List<String> types(SimulatedExecution execution) {
    return execution.history().stream().map(event -> event.type().word()).toList();
  }

  private static String link(HistoryEvent event) {
    return event.id() + "<-" + event.previousId() + " " + event.type().word();
  }
}
