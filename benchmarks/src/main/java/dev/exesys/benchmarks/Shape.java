package dev.exesys.benchmarks;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Graphs of about a number of orders; the same number gives the same graph. */
public enum Shape {
  /** One after the other. */
  CHAIN {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      return order == 0 ? List.of() : List.of(order - 1);
    }
  },
  /** One, then all but two side by side, then one that needs them all. */
  WIDE {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      if (order == 0) {
        return List.of();
      }
      return order < orders - 1 ? List.of(0) : range(1, orders - 1);
    }
  },
  /** Layers of a hundred; each order needs one to three of the layer above. */
  LAYERED {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      int width = Math.min(100, Math.max(2, orders / 5));
      int above = (order / width - 1) * width;
      return above < 0 ? List.of() : some(1 + random.nextInt(3), above, width, random);
    }
  },
  /** A square; each order needs its left and its upper neighbour. */
  GRID {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      int width = (int) Math.ceil(Math.sqrt(orders));
      List<Integer> needs = new ArrayList<>();
      if (order % width > 0) {
        needs.add(order - 1);
      }
      if (order >= width) {
        needs.add(order - width);
      }
      return needs;
    }
  },
  /**
   * The network of a fast Fourier transform, 16 wide: each layer joins pairs twice as far apart.
   */
  BUTTERFLY {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      int width = 16;
      int layer = order / width;
      int partner = order ^ (1 << (layer % 4));
      return layer == 0 ? List.of() : List.of(order - width, partner - width);
    }
  },
  /** Diamonds one after the other: one, three side by side, one that needs them. */
  SERIES_PARALLEL {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      return switch (order % 5) {
        case 0 -> order == 0 ? List.of() : List.of(order - 1);
        case 4 -> List.of(order - 3, order - 2, order - 1);
        default -> List.of(order - order % 5);
      };
    }
  },
  /** Each order needs up to three of the fifty before it. */
  SPARSE {
    @Override
    List<Integer> needs(int order, int orders, Random random) {
      int from = Math.max(0, order - 50);
      return some(random.nextInt(4), from, order - from, random);
    }
  };

  /** What an order needs, of those with smaller numbers. */
  abstract List<Integer> needs(int order, int orders, Random random);

  /** The graph. */
  JobGraph job(int orders) {
    Random random = new Random(1);
    List<OrderNode> nodes = new ArrayList<>();
    for (int order = 0; order < orders; order++) {
      List<String> needs =
          needs(order, orders, random).stream().map(need -> "order-" + need).toList();
      nodes.add(new OrderNode("order-" + order, needs, null));
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

  private static List<Integer> some(int count, int from, int width, Random random) {
    Set<Integer> some = new LinkedHashSet<>();
    while (some.size() < Math.min(count, width)) {
      some.add(from + random.nextInt(width));
    }
    return List.copyOf(some);
  }
}
