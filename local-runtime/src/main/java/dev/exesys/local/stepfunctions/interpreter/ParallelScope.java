package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The strands of one attempt of a Parallel or Map state. */
final class ParallelScope implements PendingWork {
  final StateVisit visit;
  final long startedEvent;

  /** The items of a Map; none for a Parallel. */
  final @Nullable ArrayNode items;

  final List<BranchExecution> strands = new ArrayList<>();
  private final @Nullable JsonNode[] results;
  private int open;

  ParallelScope(StateVisit visit, int size, long startedEvent, @Nullable ArrayNode items) {
    this.visit = visit;
    this.startedEvent = startedEvent;
    this.items = items;
    this.results = new JsonNode[size];
    this.open = size;
  }

  /** How many strands there are in the end. */
  int size() {
    return results.length;
  }

  /**
   * Keeps a strand's result.
   *
   * @return true if it was the last
   */
  boolean complete(BranchExecution strand, JsonNode result) {
    results[strand.index] = result;
    open--;
    return open == 0;
  }

  /** The results in the order of the branches or items. */
  ArrayNode results() {
    ArrayNode all = AslJson.NODES.arrayNode(results.length);
    for (JsonNode result : results) {
      all.add(result == null ? AslJson.NODES.nullNode() : result);
    }
    return all;
  }
}
