package dev.exesys.compiler;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random graphs: sparse and dense, deep and wide, with and without hubs. */
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
      @Nullable String queue = random.nextInt(20) == 0 ? "q" : null;
      orders.add(new OrderNode("o" + v, dependencies, queue));
    }
    return new JobGraph(orders, 3600);
  }
}
