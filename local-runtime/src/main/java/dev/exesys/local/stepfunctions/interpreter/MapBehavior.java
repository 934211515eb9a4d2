package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evaluates a Map state: starts an iteration for each item, at most {@code MaxConcurrency} at a
 * time.
 */
final class MapBehavior {
  /** The service's limit for concurrent iterations in mode INLINE. */
  private static final int MAX_CONCURRENCY = 40;

  private MapBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, MapState map) {
    Payload input = execution.data.input(visit);
    JsonNode found = execution.data.select(visit, input, map.itemsPath()).node();
    if (!(found instanceof ArrayNode items)) {
      throw StateError.runtime(
          "Reference path \""
              + map.itemsPath().expression()
              + "\" must point to array, but was: "
              + AslJson.write(found));
    }
    long started =
        execution.event(
            visit.branch,
            HistoryEventType.MAP_STATE_STARTED,
            AslJson.object().put("length", items.size()));
    ParallelScope parallelScope = new ParallelScope(visit, items.size(), items);
    visit.pending = parallelScope;
    visit.scope = parallelScope;
    if (items.isEmpty()) {
      execution.parallelScopes.succeed(parallelScope, visit);
      return;
    }
    fill(execution, map, parallelScope, started);
  }

  /** Starts iterations after a given event until as many run as may run at a time. */
  static void fill(
      ExecutionState execution, MapState map, ParallelScope parallelScope, long previousEvent) {
    int concurrency = concurrency(execution, map, parallelScope.visit);
    long running = parallelScope.branches.stream().filter(branch -> !branch.complete).count();
    while (running < concurrency && parallelScope.branches.size() < parallelScope.size()) {
      startNext(execution, map, parallelScope, previousEvent);
      running++;
    }
  }

  private static int concurrency(ExecutionState execution, MapState map, StateVisit visit) {
    long requested = map.maxConcurrency();
    if (map.maxConcurrencyPath() != null) {
      Scope scope = execution.scope(visit, execution.data.input(visit).node(), null);
      requested =
          TimeLimitReader.seconds(
              execution.program, "MaxConcurrencyPath", map.maxConcurrencyPath(), 0, scope);
    }
    return requested == 0 ? MAX_CONCURRENCY : Math.toIntExact(requested);
  }

  /** Starts the next iteration after a given event: the start of the Map or of a free slot. */
  static void startNext(
      ExecutionState execution, MapState map, ParallelScope parallelScope, long previousEvent) {
    Branch body = map.itemProcessor();
    BranchExecution branch = execution.parallelScopes.start(parallelScope, body, previousEvent);
    execution.event(branch, HistoryEventType.MAP_ITERATION_STARTED, EventDetails.iteration(branch));
    execution.transitions.enter(
        branch, body.startAt(), Payload.of(item(execution, map, parallelScope, branch)));
  }

  private static JsonNode item(
      ExecutionState execution, MapState map, ParallelScope parallelScope, BranchExecution branch) {
    JsonNode template = map.itemSelector();
    if (template == null) {
      template = map.io().parameters();
    }
    if (parallelScope.items == null || template == null) {
      return parallelScope.items == null ? AslJson.object() : parallelScope.items.get(branch.index);
    }
    StateVisit visit = parallelScope.visit;
    JsonNode item = ContextObjects.item(branch.index, parallelScope);
    ObjectNode context = execution.contexts.of(visit, null);
    context.set("Map", AslJson.object().set("Item", item));
    Scope scope = new Scope(execution.data.input(visit).node(), context, execution.random);
    return execution.program.templates().fill(template, scope);
  }
}
