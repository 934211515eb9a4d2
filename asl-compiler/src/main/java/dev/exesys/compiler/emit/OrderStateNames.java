package dev.exesys.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the states of one order. An order has those that its properties require, in this
 * sequence; the settle state is beside the path.
 *
 * @param approve waits for the approval
 * @param queue waits for the queue
 * @param admit admits the order to its pool
 * @param run runs the commands
 * @param settle settles an order that only Step Functions observed to fail
 */
record OrderStateNames(
    @Nullable String approve,
    @Nullable String queue,
    @Nullable String admit,
    String run,
    String settle) {

  /** Returns the states on the path, in sequence. */
  List<String> path() {
    List<String> path = new ArrayList<>();
    for (String name : new String[] {approve, queue, admit, run}) {
      if (name != null) {
        path.add(name);
      }
    }
    return path;
  }
}
