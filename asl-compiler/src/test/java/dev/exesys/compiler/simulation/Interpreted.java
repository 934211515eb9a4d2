package dev.exesys.compiler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executes a compiled job in virtual time with the interpreter of the local runtime. The engine is
 * reduced to its effect on the execution: an order takes its duration, a wait ends when its
 * dependencies have settled, and queues are always free.
 */
public final class Interpreted {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JobGraph job;
  private final Map<String, Duration> durations = new HashMap<>();
  private final Map<String, Duration> starts = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final List<TaskCall> waiting = new ArrayList<>();
  private final Simulation simulation = new Simulation(this::complete);

  private Interpreted(JobGraph job, long seed) {
    this.job = job;
    Random random = new Random(seed);
    for (OrderNode order : job.orders()) {
      durations.put(
          order.name(), Duration.ofMillis(1 + (long) (100 * Math.exp(random.nextGaussian()))));
    }
  }

  /** Runs a job to its end, which must be successful. */
  public static Interpreted run(
      JobGraph job, CompiledJob compiled, CompilerOptions options, long seed) {
    Interpreted run = new Interpreted(job, seed);
    for (CompiledMachine machine : compiled.machines()) {
      run.simulation.machine(options.machineArnPrefix() + machine.name(), machine.json());
    }
    String root = options.machineArnPrefix() + compiled.root().name();
    SimulatedExecution execution = run.simulation.run(root, "{\"run_id\":\"r\"}");
    assertThat(execution.status())
        .as(compiled.root().json())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
    return run;
  }

  /** Returns the number of history events of the only execution of a state machine. */
  public long historyEvents(CompiledMachine machine) {
    return simulation.executions().values().stream()
        .filter(execution -> execution.arn().contains(":" + machine.name() + ":"))
        .mapToLong(execution -> execution.history().size())
        .max()
        .orElse(0);
  }

  /** Returns when each order started. */
  public Map<String, Duration> starts() {
    return starts;
  }

  /** Returns when each order must start: when its last dependency ended. */
  public Map<String, Duration> exactStarts() {
    Map<String, Duration> exact = new HashMap<>();
    for (OrderNode order : job.orders()) {
      Duration start = Duration.ZERO;
      for (String before : order.dependencies()) {
        Duration end = starts.getOrDefault(before, Duration.ZERO).plus(durationOf(before));
        start = start.compareTo(end) < 0 ? end : start;
      }
      exact.put(order.name(), start);
    }
    return exact;
  }

  private Duration durationOf(String order) {
    return durations.getOrDefault(order, Duration.ZERO);
  }

  /** Completes a call of a function or, without an action, the task of an activity. */
  private void complete(TaskCall call) {
    JsonNode payload = call.payload();
    String order = payload.path("order_name").asString("");
    ObjectNode result = MAPPER.createObjectNode().put("status", "succeeded");
    switch (payload.path("action").asString("run")) {
      case "run" -> {
        starts.put(order, call.at());
        simulation.after(
            durationOf(order),
            () -> {
              settled.add(order);
              call.succeed(result);
              release();
            });
      }
      case "wait" -> {
        waiting.add(call);
        release();
      }
      case "settle" -> throw new IllegalStateException("a successful job settles beside the path");
      case "finalize" -> {
        result.putObject("summary");
        call.succeed(result);
      }
      default -> call.succeed(result);
    }
  }

  private void release() {
    waiting.removeIf(call -> {
      for (JsonNode name : call.payload().path("wait_for")) {
        if (!settled.contains(name.stringValue())) {
          return false;
        }
      }
      call.succeed(MAPPER.createObjectNode());
      return true;
    });
  }
}
