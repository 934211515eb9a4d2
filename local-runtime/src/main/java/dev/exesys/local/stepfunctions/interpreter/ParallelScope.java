package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The branches and results of one attempt of a Parallel or Map state. */
final class ParallelScope implements PendingWork {
  final StateVisit visit;

  /** The items of a Map state; null for a Parallel state. */
  final @Nullable ArrayNode items;

  final List<BranchExecution> branches = new ArrayList<>();
  private final @Nullable JsonNode[] results;
  private int open;

  ParallelScope(StateVisit visit, int size, @Nullable ArrayNode items) {
    this.visit = visit;
    this.items = items;
    this.results = new JsonNode[size];
    this.open = size;
  }

  /** Returns the number of branches, started or not. */
  int size() {
    return results.length;
  }

  /**
   * Stores the result of a branch.
   *
   * @return true if all branches have completed
   */
  boolean complete(BranchExecution branch, JsonNode result) {
    results[branch.index] = result;
    open--;
    return open == 0;
  }

  /** Returns true if all branches have completed. */
  boolean isComplete() {
    return open == 0;
  }

  /** Returns the results in the order of the branches or items. */
  ArrayNode results() {
    ArrayNode all = AslJson.NODES.arrayNode(results.length);
    for (JsonNode result : results) {
      all.add(result == null ? AslJson.NODES.nullNode() : result);
    }
    return all;
  }
}
