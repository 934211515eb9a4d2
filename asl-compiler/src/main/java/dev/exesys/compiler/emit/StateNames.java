package dev.exesys.compiler.emit;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.List;

/** The names of a machine's states. Orders come first, so that they keep their own names. */
final class StateNames {
  /** So many of the orders that a wait waits for are named in its state's name. */
  private static final int NAMED = 3;

  private final Names names = new Names();
  private final List<String> runs = new ArrayList<>();

  StateNames(JobGraph job) {
    for (OrderNode order : job.orders()) {
      runs.add(names.take(order.name()));
    }
  }

  String take(String wanted) {
    return names.take(wanted);
  }

  /** The name of an order's own state. */
  String run(int order) {
    return runs.get(order);
  }

  /** {@code wait for vpc, rds}; with many, {@code wait for vpc, rds, dns and 5 more}. */
  String waitFor(List<String> needs) {
    String named = String.join(", ", needs.subList(0, Math.min(NAMED, needs.size())));
    int more = needs.size() - NAMED;
    return take("wait for " + named + (more > 0 ? " and " + more + " more" : ""));
  }

  /** {@code 3 side by side: test, lint, docs}. */
  String fork(List<String> firsts) {
    String named = String.join(", ", firsts.subList(0, Math.min(NAMED, firsts.size())));
    return take(firsts.size() + " side by side: " + named + (firsts.size() > NAMED ? " …" : ""));
  }
}
