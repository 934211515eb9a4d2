package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.shard.ShardCapacity;
import dev.exesys.compiler.simulation.Interpreted;
import org.junit.jupiter.api.Test;

/**
 * The interpreter of the local runtime, which is independent of the compiler, starts every order
 * exactly and records exactly the estimated number of history events.
 */
class BudgetTest {
  private static final int LARGEST = "full".equals(System.getProperty("exesys.load")) ? 1_002 : 160;
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;

  @Test
  void historyOfCorpusGraphs() {
    for (Corpus.Entry entry : Corpus.upTo(LARGEST)) {
      check(entry.job(), JobCompiler.compile(entry.job(), OPTIONS), 1);
    }
  }

  @Test
  void historyOfRandomGraphs() {
    for (long seed = 0; seed < 300; seed++) {
      JobGraph job = RandomGraphs.draw(seed, 40);
      check(job, JobCompiler.compile(job, OPTIONS), seed);
    }
  }

  @Test
  void historyOfRandomGraphsInSmallShards() {
    for (long seed = 0; seed < 100; seed++) {
      JobGraph job = RandomGraphs.draw(seed, 60);
      check(job, JobCompiler.compile(job, OPTIONS, ShardCapacity.of(12_000, 100)), seed);
    }
  }

  private static void check(JobGraph job, CompiledJob compiled, long seed) {
    Interpreted run = Interpreted.run(job, compiled, OPTIONS, seed);
    for (CompiledMachine machine : compiled.machines()) {
      assertThat(run.historyEvents(machine))
          .as("history of %s of %s", machine.role(), job.orders())
          .isEqualTo(machine.stats().historyEvents());
    }
    assertThat(run.starts()).isEqualTo(run.exactStarts());
  }
}
