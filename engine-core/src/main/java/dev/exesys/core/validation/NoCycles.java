package dev.exesys.core.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rejects dependency cycles. Each cycle that a depth-first search in the order of the job meets is
 * reported as a path.
 *
 * <p>The search keeps its own stack, because a chain of 100,000 orders would overflow the stack of
 * the thread.
 */
final class NoCycles implements ValidationRule {

  private static final int MAX_PRINTED_NAMES = 20;
  private static final byte ON_PATH = 1;
  private static final byte DONE = 2;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    List<OrderView> orders = job.orders();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      places.putIfAbsent(orders.get(i).name(), i);
    }
    byte[] state = new byte[orders.size()];
    int[] next = new int[orders.size()];
    for (int start = 0; start < orders.size(); start++) {
      if (state[start] == 0) {
        search(start, orders, places, state, next, problems);
      }
    }
  }

  private static void search(
      int start,
      List<OrderView> orders,
      Map<String, Integer> places,
      byte[] state,
      int[] next,
      DiagnosticCollector problems) {
    Deque<Integer> path = new ArrayDeque<>();
    path.addLast(start);
    state[start] = ON_PATH;
    while (!path.isEmpty()) {
      int at = path.getLast();
      List<String> dependencies = orders.get(at).dependencies();
      if (next[at] == dependencies.size()) {
        state[at] = DONE;
        path.removeLast();
        continue;
      }
      Integer to = places.get(dependencies.get(next[at]));
      next[at]++;
      // KnownDependencies reports unknown names and self-dependencies.
      if (to == null || to == at || state[to] == DONE) {
        continue;
      }
      if (state[to] == ON_PATH) {
        report(path, to, orders, problems);
      } else {
        state[to] = ON_PATH;
        path.addLast(to);
      }
    }
  }

  private static void report(
      Deque<Integer> path, int to, List<OrderView> orders, DiagnosticCollector problems) {
    List<String> names = new ArrayList<>();
    boolean inside = false;
    for (int place : path) {
      inside |= place == to;
      if (inside) {
        names.add(orders.get(place).name());
      }
    }
    names.add(orders.get(to).name());
    problems.error(
        "cycle",
        orders.get(path.getLast()).fields().at("dependencies"),
        "dependency cycle " + printed(names) + ": remove one of these dependencies");
  }

  private static String printed(List<String> names) {
    if (names.size() <= MAX_PRINTED_NAMES) {
      return String.join(" -> ", names);
    }
    int half = MAX_PRINTED_NAMES / 2;
    return String.join(" -> ", names.subList(0, half))
        + " -> … ("
        + (names.size() - MAX_PRINTED_NAMES)
        + " more) -> "
        + String.join(" -> ", names.subList(names.size() - half, names.size()));
  }
}
