package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.shard.ShardCapacity;
import dev.exesys.compiler.simulation.Exactness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job in several state machines starts its orders as exactly as in one. */
class ShardTest {
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;

  @Test
  void randomGraphsInSmallShardsAreExact() {
    for (long seed = 0; seed < 500; seed++) {
      JobGraph job = RandomGraphs.draw(seed, 60);
      CompiledJob whole = JobCompiler.compile(job, OPTIONS);
      CompiledJob partitioned = JobCompiler.compile(job, OPTIONS, ShardCapacity.of(12_000, 100));
      assertThat(partitioned.waits()).as("partitioning adds no wait").isEqualTo(whole.waits());
      Exactness.check(job, partitioned, seed);
    }
  }

  @Test
  void childrenComeBeforeTheirParents() {
    CompiledJob partitioned =
        JobCompiler.compile(chain(200), OPTIONS, ShardCapacity.of(6_000, 1_000));
    List<String> known = new ArrayList<>();
    for (CompiledMachine machine : partitioned.machines()) {
      for (CompiledMachine other : partitioned.machines()) {
        if (machine.json().contains(other.name())) {
          assertThat(known).contains(other.name());
        }
      }
      known.add(machine.name());
    }
    assertThat(partitioned.machines()).hasSizeGreaterThan(50);
    assertThat(partitioned.root().role()).isEqualTo("root");
    Exactness.check(chain(200), partitioned, 1);
  }

  @Test
  void everyMachineOfALargeJobIsWithinTheLimits() {
    for (JobGraph job : List.of(chain(3_000), wide(3_000), RandomGraphs.draw(7, 5_000))) {
      CompiledJob compiled = JobCompiler.compile(job, OPTIONS);
      for (CompiledMachine machine : compiled.machines()) {
        assertThat(machine.json().length()).isLessThan(1_000_000 + 10_000);
        assertThat(machine.stats().historyEvents()).isLessThan(12_000);
      }
      int orders = compiled.machines().stream().mapToInt(m -> m.stats().orders()).sum();
      assertThat(orders).isEqualTo(job.orders().size());
      Exactness.check(job, compiled, 1);
    }
  }

  @Test
  void sizeEstimatesAreTightUpperBounds() {
    for (JobGraph job : List.of(chain(300), wide(300), RandomGraphs.draw(12, 300))) {
      CompiledMachine root =
          JobCompiler.compile(job, OPTIONS, ShardCapacity.of(1_000_000, 100_000)).root();
      long estimate = PlanSizes.of(job, OPTIONS);
      assertThat(estimate)
          .isBetween((long) root.json().length() - 4_000, root.json().length() * 3L / 2);
    }
  }

  private static JobGraph chain(int size) {
    List<OrderNode> orders = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      orders.add(v == 0 ? OrderNode.of("o0") : OrderNode.of("o" + v, "o" + (v - 1)));
    }
    return new JobGraph(orders, 3600);
  }

  private static JobGraph wide(int size) {
    List<OrderNode> orders = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      orders.add(OrderNode.of("o" + v));
      all.add("o" + v);
    }
    orders.add(OrderNode.of("last", all));
    return new JobGraph(orders, 3600);
  }
}
