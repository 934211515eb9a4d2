package dev.exesys.compiler;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a job's graph by numbers, the places of the orders in the job. */
final class GraphReader {
  private GraphReader() {}

  /**
   * @throws CompileException with everything that keeps the job from being a graph
   */
  static Graph read(JobGraph job) {
    List<String> problems = new ArrayList<>();
    if (job.orders().isEmpty()) {
      problems.add("a job has at least one order");
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (OrderNode order : job.orders()) {
      if (order.name().isEmpty()) {
        problems.add("an order's name is empty");
      }
      if (numbers.putIfAbsent(order.name(), numbers.size()) != null) {
        problems.add("two orders are called \"" + order.name() + "\"");
      }
    }
    refuse(problems);
    int[][] needs = new int[job.orders().size()][];
    for (int v = 0; v < needs.length; v++) {
      OrderNode order = job.orders().get(v);
      int[] known = new int[order.dependencies().size()];
      int count = 0;
      for (String dependency : order.dependencies()) {
        Integer number = numbers.get(dependency);
        if (number == null) {
          problems.add(
              "order \""
                  + order.name()
                  + "\" depends on \""
                  + dependency
                  + "\", which is no order");
        } else {
          known[count++] = number;
        }
      }
      needs[v] = Arrays.copyOf(known, count);
    }
    refuse(problems);
    Graph graph = Graph.ofPredecessors(needs);
    refuseCycle(job, graph);
    return graph;
  }

  private static void refuseCycle(JobGraph job, Graph graph) {
    List<Integer> cycle = Topology.cycle(graph);
    if (!cycle.isEmpty()) {
      List<Integer> closed = new ArrayList<>(cycle);
      closed.add(cycle.get(0));
      String path =
          closed.stream().map(v -> job.orders().get(v).name()).collect(Collectors.joining(" -> "));
      throw new CompileException(List.of("the dependencies form a cycle: " + path));
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
  }
}
