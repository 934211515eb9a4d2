package dev.exesys.benchmarks;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Shapes of generated graphs. The same shape and number of orders always produce the same graph.
 */
public enum Shape {
  /** A sequence of orders. */
  CHAIN {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      return order == 0 ? List.of() : List.of(order - 1);
    }
  },
  /** A fork and join: one order, many parallel orders, one order that depends on all of them. */
  WIDE {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      if (order == 0) {
        return List.of();
      }
      return order < orders - 1 ? List.of(0) : range(1, orders - 1);
    }
  },
  /**
   * Layers of one hundred orders; each order depends on one to three orders of the preceding layer.
   */
  LAYERED {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      int width = Math.min(100, Math.max(2, orders / 5));
      int above = (order / width - 1) * width;
      return above < 0 ? List.of() : sample(1 + random.nextInt(3), above, width, random);
    }
  },
  /** A square grid; each order depends on its left and upper neighbours. */
  GRID {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      int width = (int) Math.ceil(Math.sqrt(orders));
      List<Integer> dependencies = new ArrayList<>();
      if (order % width > 0) {
        dependencies.add(order - 1);
      }
      if (order >= width) {
        dependencies.add(order - width);
      }
      return dependencies;
    }
  },
  /**
   * The network of a fast Fourier transform of width 16: each layer joins pairs at twice the
   * distance.
   */
  BUTTERFLY {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      int width = 16;
      int layer = order / width;
      int partner = order ^ (1 << (layer % 4));
      return layer == 0 ? List.of() : List.of(order - width, partner - width);
    }
  },
  /** A sequence of diamonds: one order, three parallel orders, one order that depends on them. */
  SERIES_PARALLEL {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      return switch (order % 5) {
        case 0 -> order == 0 ? List.of() : List.of(order - 1);
        case 4 -> List.of(order - 3, order - 2, order - 1);
        default -> List.of(order - order % 5);
      };
    }
  },
  /** Each order depends on up to three of the fifty preceding orders. */
  SPARSE {
    @Override
    List<Integer> dependencies(int order, int orders, Random random) {
      int from = Math.max(0, order - 50);
      return sample(random.nextInt(4), from, order - from, random);
    }
  };

  /** Returns the dependencies of an order, as smaller order numbers. */
  abstract List<Integer> dependencies(int order, int orders, Random random);

  /** Returns the generated job. */
  JobGraph job(int orders) {
    Random random = new Random(1);
    List<OrderNode> nodes = new ArrayList<>();
    for (int order = 0; order < orders; order++) {
      List<String> dependencies =
          dependencies(order, orders, random).stream()
              .map(dependency -> "order-" + dependency)
              .toList();
      nodes.add(OrderNode.of("order-" + order, dependencies));
    }
    return new JobGraph(nodes, 3600);
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> all = new ArrayList<>();
    for (int order = from; order < to; order++) {
      all.add(order);
    }
    return all;
  }

  private static List<Integer> sample(int count, int from, int width, Random random) {
    Set<Integer> sample = new LinkedHashSet<>();
    while (sample.size() < Math.min(count, width)) {
      sample.add(from + random.nextInt(width));
    }
    return List.copyOf(sample);
  }
}
