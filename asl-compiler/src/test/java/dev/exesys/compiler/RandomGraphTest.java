package dev.exesys.compiler;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.simulation.Exactness;
import org.junit.jupiter.api.Test;

/** No order of a random graph starts early or late, and no job deadlocks. */
class RandomGraphTest {
  private static final int GRAPHS = Integer.getInteger("exesys.random.graphs", 10_000);

  @Test
  void everyStartIsExact() {
    for (long seed = 0; seed < GRAPHS; seed++) {
      JobGraph job = RandomGraphs.draw(seed, 24);
      Exactness.check(job, JobCompiler.compile(job, CompilerOptions.DEFAULTS), seed);
    }
  }

  @Test
  void everyStartIsExactInLargerGraphs() {
    for (long seed = 0; seed < 100; seed++) {
      JobGraph job = RandomGraphs.draw(seed, 300);
      Exactness.check(job, JobCompiler.compile(job, CompilerOptions.DEFAULTS), seed);
    }
  }
}
