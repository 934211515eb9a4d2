package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.simulation.Exactness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Series-parallel graphs compile without waits. */
class SeriesParallelTest {

  @Test
  void seriesParallelGraphsHaveNoWaits() {
    for (long seed = 0; seed < 500; seed++) {
      JobGraph job = draw(seed, 2 + (int) (seed % 60));
      CompiledJob compiled = JobCompiler.compile(job, CompilerOptions.DEFAULTS);
      assertThat(compiled.waits()).as("waits of %s", job.orders()).isZero();
      Exactness.check(job, compiled, seed);
    }
  }

  /** Draws a random series-parallel graph by composing blocks in series or in parallel. */
  private static JobGraph draw(long seed, int size) {
    Random random = new Random(seed);
    record Block(List<Integer> sources, List<Integer> sinks) {}
    List<List<String>> dependencies = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      dependencies.add(new ArrayList<>());
      blocks.add(new Block(List.of(v), List.of(v)));
    }
    while (blocks.size() > 1) {
      Block one = blocks.remove(random.nextInt(blocks.size()));
      Block other = blocks.remove(random.nextInt(blocks.size()));
      if (random.nextBoolean()) {
        other.sources().forEach(v -> one.sinks().forEach(u -> dependencies.get(v).add("o" + u)));
        blocks.add(new Block(one.sources(), other.sinks()));
      } else {
        List<Integer> sources = new ArrayList<>(one.sources());
        sources.addAll(other.sources());
        List<Integer> sinks = new ArrayList<>(one.sinks());
        sinks.addAll(other.sinks());
        blocks.add(new Block(sources, sinks));
      }
    }
    List<OrderNode> orders = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      orders.add(OrderNode.of("o" + v, dependencies.get(v)));
    }
    return new JobGraph(orders, 3600);
  }
}
