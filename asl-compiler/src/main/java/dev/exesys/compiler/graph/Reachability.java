package dev.exesys.compiler.graph;

/**
 * Answers whether a path leads from one vertex to another, in memory proportional to the graph.
 *
 * <p>A depth-first search assigns each vertex an interval: the post-order numbers of the vertices
 * below it in the search tree, all of which it reaches. The numbers of all reachable vertices lie
 * between the smallest of them and its own, so a vertex outside is not reachable (the index of
 * GRAIL, Yildirim et al., 2010). Two searches, with successors in opposite order, answer most
 * questions immediately; the others need a search, which is limited by a budget.
 */
public final class Reachability {
  /** The number of vertices one question may visit before it is answered with "no". */
  private static final int MAX_VISITS_PER_QUESTION = 10_000;

  /** The number of vertices all questions together may visit. */
  private static final long BUDGET = 5_000_000;

  private static final long BUDGET_PER_EDGE = 64;

  private final Graph graph;
  private final int[] level;
  private final Interval first;
  private final Interval second;
  private long budget;
  private final int[] seen;
  private final int[] stack;
  private int stamp;

  public Reachability(Graph graph, Topology topology) {
    this.graph = graph;
    this.budget = BUDGET + BUDGET_PER_EDGE * (graph.size() + graph.edges());
    level = levels(graph, topology);
    first = Interval.of(graph, topology, false);
    second = Interval.of(graph, topology, true);
    seen = new int[graph.size()];
    stack = new int[graph.size()];
  }

  private static int[] levels(Graph graph, Topology topology) {
    int[] level = new int[graph.size()];
    for (int vertex : topology.order()) {
      for (int before : graph.predecessors(vertex)) {
        level[vertex] = Math.max(level[vertex], level[before] + 1);
      }
    }
    return level;
  }

  /**
   * Returns true if a path leads from one vertex to another; false also if the budget is exhausted.
   */
  public boolean reaches(int from, int to) {
    if (level[from] >= level[to]) {
      return false;
    }
    if (isCertain(from, to)) {
      return true;
    }
    if (!isPossible(from, to)) {
      return false;
    }
    return search(from, to);
  }

  private boolean isCertain(int from, int to) {
    return first.below(from, to) || second.below(from, to);
  }

  private boolean isPossible(int from, int to) {
    return level[from] < level[to] && first.within(from, to) && second.within(from, to);
  }

  /**
   * Searches backwards from the target, since orders have few dependencies but may have many
   * dependents.
   */
  private boolean search(int from, int to) {
    stamp++;
    int top = 0;
    int visited = 0;
    stack[top++] = to;
    while (top > 0) {
      for (int before : graph.predecessors(stack[--top])) {
        if (before == from || isCertain(from, before)) {
          return true;
        }
        if (seen[before] != stamp && isPossible(from, before)) {
          seen[before] = stamp;
          if (++visited > MAX_VISITS_PER_QUESTION || --budget < 0) {
            return false;
          }
          stack[top++] = before;
        }
      }
    }
    return false;
  }

  /** The numbering of one depth-first search. */
  private static final class Interval {
    private final int[] smallestInTree;
    private final int[] smallest;
    private final int[] number;

    private Interval(int size) {
      smallestInTree = new int[size];
      smallest = new int[size];
      number = new int[size];
    }

    boolean below(int from, int to) {
      return smallestInTree[from] <= number[to] && number[to] <= number[from];
    }

    boolean within(int from, int to) {
      return smallest[from] <= smallest[to] && number[to] <= number[from];
    }

    static Interval of(Graph graph, Topology topology, boolean backwards) {
      int size = graph.size();
      Interval made = new Interval(size);
      boolean[] entered = new boolean[size];
      int[] path = new int[size];
      int[] next = new int[size];
      int counter = 0;
      int[] order = topology.order();
      for (int i = 0; i < size; i++) {
        int root = order[i];
        if (entered[root]) {
          continue;
        }
        int depth = 0;
        path[depth++] = root;
        entered[root] = true;
        made.smallestInTree[root] = counter;
        while (depth > 0) {
          int vertex = path[depth - 1];
          int[] after = graph.successors(vertex);
          if (next[vertex] < after.length) {
            int at = next[vertex]++;
            int child = after[backwards ? after.length - 1 - at : at];
            if (!entered[child]) {
              entered[child] = true;
              made.smallestInTree[child] = counter;
              path[depth++] = child;
            }
          } else {
            depth--;
            made.number[vertex] = counter++;
          }
        }
      }
      for (int i = size - 1; i >= 0; i--) {
        int vertex = order[i];
        int least = made.number[vertex];
        for (int after : graph.successors(vertex)) {
          least = Math.min(least, made.smallest[after]);
        }
        made.smallest[vertex] = least;
      }
      return made;
    }
  }
}
