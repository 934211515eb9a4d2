package dev.exesys.core.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * No order depends on itself by way of others. A cycle is printed as a path in the direction of the
 * dependencies, and one is printed for each place where a search from the top of the job runs into
 * itself.
 *
 * <p>The search keeps its own stack, since a chain of a hundred thousand orders would overflow the
 * thread's.
 */
final class NoCycles implements ValidationRule {

  private static final int LONGEST_PRINTED = 20;
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
      // Unknown names and an order's dependency on itself are for another rule.
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
        "these orders wait for each other: " + printed(names) + "; remove one of the dependencies");
  }

  private static String printed(List<String> names) {
    if (names.size() <= LONGEST_PRINTED) {
      return String.join(" -> ", names);
    }
    int half = LONGEST_PRINTED / 2;
    return String.join(" -> ", names.subList(0, half))
        + " -> … ("
        + (names.size() - LONGEST_PRINTED)
        + " more) -> "
        + String.join(" -> ", names.subList(names.size() - half, names.size()));
  }
}
