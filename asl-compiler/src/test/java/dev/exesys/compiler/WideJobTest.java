package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.shard.ShardCapacity;
import dev.exesys.compiler.simulation.Exactness;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Wide jobs stay readable and within the history of an execution, and start as exactly. */
class WideJobTest {
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;
  private static final Duration OUTAGE = Duration.ofMinutes(30);

  @Test
  void aSmallJobIsOneMachine() {
    assertThat(JobCompiler.compile(folders(10, 5), OPTIONS).machines()).hasSize(1);
  }

  @Test
  void aWideJobHasAMachinePerFolder() {
    JobGraph job = folders(10, 50);
    CompiledJob compiled = JobCompiler.compile(job, OPTIONS);
    assertThat(compiled.machines()).hasSize(11);
    assertThat(compiled.root().json())
        .contains("\"envs/env0: 50 orders (shard-1)\"")
        .contains("\"envs/env9: 50 orders (shard-10)\"");
    assertThat(compiled.root().stats().states()).isEqualTo(2 + 1 + 10);
    Exactness.check(job, compiled, 1);
  }

  @Test
  void ordersWithoutFolderAreGroupedByTheirNames() {
    List<OrderNode> orders = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      orders.add(OrderNode.of("lint-" + i));
      orders.add(OrderNode.of("unit-test[" + i + "]"));
      orders.add(OrderNode.of("other" + i));
    }
    CompiledJob compiled = JobCompiler.compile(new JobGraph(orders, 3600), OPTIONS);
    assertThat(compiled.machines()).hasSize(3);
    assertThat(compiled.root().json())
        .contains("\"lint-*: 40 orders (shard-1)\"")
        .contains("\"unit-*: 40 orders (shard-2)\"");
  }

  @Test
  void aLargeFolderIsDividedByItsFolders() {
    List<OrderNode> orders = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      orders.add(OrderNode.of("a" + i).withGitFolder("big/part" + i % 4));
      orders.add(OrderNode.of("b" + i).withGitFolder("small"));
    }
    CompiledJob compiled = JobCompiler.compile(new JobGraph(orders, 3600), OPTIONS);
    assertThat(compiled.machines())
        .extracting(machine -> machine.stats().orders())
        .containsExactlyInAnyOrder(20, 20, 20, 20, 0, 80, 0);
  }

  /** Groups random graphs as early as possible: no start changes and no wait is added. */
  @Test
  void groupingDelaysNoOrder() {
    int grouped = 0;
    for (long seed = 0; seed < 500; seed++) {
      JobGraph job = inFolders(RandomGraphs.draw(seed, 120), seed);
      CompiledJob whole = JobCompiler.compile(job, OPTIONS, ShardCapacity.of(1_000_000, 1_000_000));
      CompiledJob compiled =
          JobCompiler.compile(job, OPTIONS, new ShardCapacity(1_000_000, 1_000_000, 0, 4));
      assertThat(compiled.waits()).isEqualTo(whole.waits());
      Exactness.check(job, compiled, seed);
      grouped += compiled.machines().size() > 1 ? 1 : 0;
    }
    assertThat(grouped).isGreaterThan(100);
  }

  /** All functions fail for half an hour, at the worst moment: when all orders are ready. */
  @Test
  void aWideJobSurvivesAnOutageOfHalfAnHour() {
    List<OrderNode> orders = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      orders.add(OrderNode.of("o" + i));
    }
    CompiledJob compiled = JobCompiler.compile(new JobGraph(orders, 99_999), OPTIONS);
    Simulation simulation = new Simulation(WideJobTest::failDuringOutage);
    for (CompiledMachine machine : compiled.machines()) {
      simulation.machine(OPTIONS.machineArnPrefix() + machine.name(), machine.json());
    }
    SimulatedExecution execution =
        simulation.run(OPTIONS.machineArnPrefix() + compiled.root().name(), "{\"run_id\":\"r\"}");
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(simulation.executions()).hasSizeGreaterThan(2);
    assertThat(simulation.executions().values())
        .allSatisfy(
            each -> assertThat(each.history()).hasSizeLessThan(ServiceLimits.HISTORY_EVENTS));
  }

  private static void failDuringOutage(TaskCall call) {
    boolean run = call.payload().path("action").asString().equals("run");
    if (run && call.at().compareTo(OUTAGE) < 0) {
      call.fail("Lambda.ServiceException", "outage");
    } else {
      call.succeed(JsonNodeFactory.instance.objectNode().put("status", "succeeded"));
    }
  }

  /** Two orders that depend on each other, in each module of each environment. */
  private static JobGraph folders(int environments, int size) {
    List<OrderNode> orders = new ArrayList<>();
    for (int env = 0; env < environments; env++) {
      for (int i = 0; i < size / 2; i++) {
        String folder = "envs/env" + env + "/module" + i;
        String name = "env" + env + "-module" + i;
        orders.add(OrderNode.of("plan-" + name).withGitFolder(folder));
        orders.add(OrderNode.of("apply-" + name, "plan-" + name).withGitFolder(folder));
      }
    }
    return new JobGraph(orders, 3600);
  }

  private static JobGraph inFolders(JobGraph job, long seed) {
    Random random = new Random(seed);
    return new JobGraph(
        job.orders().stream()
            .map(order -> order.withGitFolder("f" + random.nextInt(2) + "/g" + random.nextInt(2)))
            .toList(),
        3600);
  }
}
