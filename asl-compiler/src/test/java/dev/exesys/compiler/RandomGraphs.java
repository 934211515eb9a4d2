package dev.exesys.compiler;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random graphs: sparse and dense, deep and wide, with and without hubs; some orders have a queue,
 * an approval, further attempts or a pool.
 */
final class RandomGraphs {
  private RandomGraphs() {}

  static JobGraph draw(long seed, int mostOrders) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(mostOrders);
    int window = 1 + random.nextInt(size);
    double density = Math.pow(random.nextDouble(), 2);
    int most = 1 + random.nextInt(4);
    List<OrderNode> orders = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      List<String> dependencies = new ArrayList<>();
      for (int u = Math.max(0, v - window); u < v && dependencies.size() < most; u++) {
        if (random.nextDouble() < density) {
          dependencies.add("o" + u);
        }
      }
      orders.add(
          OrderNode.of("o" + v, dependencies)
              .withQueue(random.nextInt(20) == 0 ? "q" : null)
              .withApproval(random.nextInt(20) == 0 ? 3600L : null)
              .withRetry(random.nextInt(10) == 0 ? new RunStateRetry(3, 0, 1.5) : null)
              .withPool(random.nextInt(20) == 0 ? "p" : null));
    }
    return new JobGraph(orders, 3600);
  }
}
