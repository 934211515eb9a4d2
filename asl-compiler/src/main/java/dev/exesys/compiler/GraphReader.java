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

/**
 * Converts the orders of a job to a graph whose vertices are the positions of the orders in the
 * job.
 */
final class GraphReader {
  private GraphReader() {}

  /**
   * Reads the graph.
   *
   * @throws CompileException with all problems if the job has no orders, duplicate or unknown
   *     names, or a cycle
   */
  static Graph read(JobGraph job) {
    List<String> problems = new ArrayList<>();
    if (job.orders().isEmpty()) {
      problems.add("the job has no orders");
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (OrderNode order : job.orders()) {
      if (order.name().isEmpty()) {
        problems.add("the name of an order is empty");
      }
      if (numbers.putIfAbsent(order.name(), numbers.size()) != null) {
        problems.add("duplicate order name \"" + order.name() + "\"");
      }
    }
    throwIfAny(problems);
    int[][] dependencies = new int[job.orders().size()][];
    for (int v = 0; v < dependencies.length; v++) {
      OrderNode order = job.orders().get(v);
      int[] known = new int[order.dependencies().size()];
      int count = 0;
      for (String dependency : order.dependencies()) {
        Integer number = numbers.get(dependency);
        if (number == null) {
          problems.add(
              "order \"" + order.name() + "\" depends on unknown order \"" + dependency + "\"");
        } else {
          known[count++] = number;
        }
      }
      dependencies[v] = Arrays.copyOf(known, count);
    }
    throwIfAny(problems);
    Graph graph = Graph.ofPredecessors(dependencies);
    rejectCycle(job, graph);
    return graph;
  }

  private static void rejectCycle(JobGraph job, Graph graph) {
    List<Integer> cycle = Topology.cycle(graph);
    if (!cycle.isEmpty()) {
      List<Integer> closed = new ArrayList<>(cycle);
      closed.add(cycle.get(0));
      String path =
          closed.stream().map(v -> job.orders().get(v).name()).collect(Collectors.joining(" -> "));
      throw new CompileException(List.of("the dependencies form a cycle: " + path));
    }
  }

  private static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
  }
}
