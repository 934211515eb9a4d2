package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Runs compiled jobs on the interpreter of the local runtime with failing orders: an order that the
 * engine has settled needs no further state, and every other failure passes its settle state.
 */
class FailurePathsTest {
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;

  /** The errors of the next calls, by action and order; a call without an error succeeds. */
  private final Map<String, Deque<String>> errors = new HashMap<>();

  private final List<String> calls = new ArrayList<>();
  private Duration end = Duration.ZERO;

  @Test
  void continuesBehindAnOrderThatTheEngineHasSettled() {
    fail("run a", "Exesys.OrderFailed");
    assertThat(run(OrderNode.of("a"), OrderNode.of("b", "a")).status())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(calls).containsExactly("prepare", "run a", "run b", "finalize");
  }

  @Test
  void continuesBehindAnOrderThatIsRejectedOrBlockedBeforeItRuns() {
    fail("approve b", "Exesys.OrderRejected");
    fail("acquire c", "Exesys.OrderBlocked");
    run(
        OrderNode.of("a"),
        OrderNode.of("b", "a").withApproval(60L).withQueue("q"),
        OrderNode.of("c", "b").withQueue("q"),
        OrderNode.of("d", "c"));
    assertThat(calls)
        .containsExactly("prepare", "run a", "approve b", "acquire c", "run d", "finalize");
  }

  @Test
  void settlesAtTheEndOfABranch() {
    fail("run a", "Exesys.OrderBlocked");
    run(OrderNode.of("a"), OrderNode.of("b"));
    assertThat(calls).contains("settle a").doesNotContain("settle b");
  }

  @Test
  void settlesAnOrderWhoseWorkerIsLost() {
    errors.put("run a", new ArrayDeque<>(List.of("")));
    assertThat(run(OrderNode.of("a"), OrderNode.of("b", "a")).status())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(calls).containsExactly("prepare", "run a", "settle a", "run b", "finalize");
    assertThat(end).isEqualTo(Duration.ofSeconds(OPTIONS.heartbeatSeconds()));
  }

  @Test
  void settlesAnOrderWhoseApprovalExpires() {
    errors.put("approve a", new ArrayDeque<>(List.of("")));
    run(OrderNode.of("a").withApproval(86_400L), OrderNode.of("b", "a"));
    assertThat(calls).containsExactly("prepare", "approve a", "settle a", "run b", "finalize");
    assertThat(end).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void retriesAnOrderAfterItsDelays() {
    fail("run a", "Exesys.RetryOrder", "Exesys.RetryOrder", "Exesys.OrderFailed");
    run(OrderNode.of("a").withRetry(new RunStateRetry(3, 10, 2)), OrderNode.of("b", "a"));
    assertThat(calls).containsExactly("prepare", "run a", "run a", "run a", "run b", "finalize");
    assertThat(end).isEqualTo(Duration.ofSeconds(10 + 20));
  }

  @Test
  void retriesAnOrderWhoseWorkerIsLost() {
    errors.put("run a", new ArrayDeque<>(List.of("")));
    fail("settle a", "Exesys.RetryOrder");
    run(OrderNode.of("a").withRetry(new RunStateRetry(2, 10, 2)), OrderNode.of("b", "a"));
    assertThat(calls).containsExactly("prepare", "run a", "settle a", "run a", "run b", "finalize");
  }

  @Test
  void offersAnOrderAgainThatADeadPollReceived() {
    errors.put("poll a", new ArrayDeque<>(List.of("")));
    fail("settle a", "Exesys.RetryOrder");
    run(OrderNode.of("a").withPool("p"), OrderNode.of("b", "a"));
    assertThat(calls)
        .containsExactly("prepare", "admit a", "poll a", "settle a", "poll a", "run b", "finalize");
    assertThat(end).isEqualTo(Duration.ofSeconds(OPTIONS.heartbeatSeconds()));
  }

  @Test
  void doesNotOfferAnOrderThatIsSkipped() {
    fail("admit a", "Exesys.OrderSkipped");
    run(OrderNode.of("a").withPool("p"), OrderNode.of("b", "a"));
    assertThat(calls).containsExactly("prepare", "admit a", "run b", "finalize");
  }

  @Test
  void everyActionSurvivesAnOutageOfHalfAnHour() {
    String[] outage = new String[30];
    Arrays.fill(outage, "Lambda.SnapStartNotReadyException");
    errors.put("run a", new ArrayDeque<>(List.of("")));
    for (String action : List.of("prepare", "approve a", "acquire a", "settle a", "finalize")) {
      fail(action, outage);
    }
    assertThat(run(OrderNode.of("a").withApproval(60L).withQueue("q")).status())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(calls).hasSizeGreaterThan(5 * outage.length);
  }

  @Test
  void aJobThatDoesNotSucceedFailsInItsFinalizeState() {
    fail("finalize", "Exesys.JobFailed");
    SimulatedExecution execution = run(OrderNode.of("a"));
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.FAILED);
    assertThat(execution.outcome().orElseThrow().error()).isEqualTo("Exesys.JobFailed");
    assertThat(execution.outcome().orElseThrow().cause()).isEqualTo("cause of Exesys.JobFailed");
    assertThat(calls).containsExactly("prepare", "run a", "finalize");
  }

  @Test
  void aRepositoryThatCannotBeFetchedEndsTheJobAtOnce() {
    fail("prepare", "dev.exesys.engine.steps.RunSourceException");
    run(OrderNode.of("a"));
    assertThat(calls).containsExactly("prepare", "finalize");
  }

  private void fail(String call, String... names) {
    errors.put(call, new ArrayDeque<>(List.of(names)));
  }

  private SimulatedExecution run(OrderNode... orders) {
    CompiledMachine root =
        JobCompiler.compile(new JobGraph(List.of(orders), 999_999), OPTIONS).root();
    Simulation simulation = new Simulation(this::complete).machine("arn:root", root.json());
    SimulatedExecution execution = simulation.run("arn:root", "{\"run_id\":\"r\"}");
    end = execution.duration();
    return execution;
  }

  /** An empty error never answers. */
  private void complete(TaskCall call) {
    String name =
        (call.payload().path("action").asString("poll")
                + " "
                + call.payload().path("order_name").asString(""))
            .strip();
    calls.add(name);
    String error = errors.getOrDefault(name, new ArrayDeque<>()).poll();
    if (error == null) {
      call.succeed(JsonNodeFactory.instance.objectNode().put("status", "succeeded"));
    } else if (!error.isEmpty()) {
      call.fail(error, "cause of " + error);
    }
  }
}
