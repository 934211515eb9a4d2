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

/** ChildExecutionParameters an iteration for every item, as many at a time as allowed. */
final class MapBehavior {
  /** The service's own limit for what runs at the same time in mode INLINE. */
  private static final int MOST_AT_ONCE = 40;

  private MapBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, MapState map) {
    Payload input = run.data.input(visit);
    JsonNode found = run.data.select(visit, input, map.itemsPath()).node();
    if (!(found instanceof ArrayNode items)) {
      throw StateError.runtime(
          "Reference path \""
              + map.itemsPath().expression()
              + "\" must point to array, but was: "
              + AslJson.write(found));
    }
    long started =
        run.event(
            visit.strand,
            HistoryEventType.MAP_STATE_STARTED,
            AslJson.object().put("length", items.size()));
    ParallelScope region = new ParallelScope(visit, items.size(), started, items);
    visit.activity = region;
    if (items.isEmpty()) {
      run.regions.succeed(region, visit);
      return;
    }
    int most = map.maxConcurrency() == 0 ? MOST_AT_ONCE : map.maxConcurrency();
    for (int i = 0; i < Math.min(most, items.size()); i++) {
      startNext(run, map, region);
    }
  }

  static void startNext(ExecutionState run, MapState map, ParallelScope region) {
    Branch body = map.itemProcessor();
    BranchExecution strand = run.regions.start(region, body);
    run.event(strand, HistoryEventType.MAP_ITERATION_STARTED, EventDetails.iteration(strand));
    run.transitions.enter(strand, body.startAt(), Payload.of(item(run, map, region, strand)));
  }

  private static JsonNode item(
      ExecutionState run, MapState map, ParallelScope region, BranchExecution strand) {
    JsonNode template = map.itemSelector();
    if (template == null) {
      template = map.io().parameters();
    }
    if (region.items == null || template == null) {
      return region.items == null ? AslJson.object() : region.items.get(strand.index);
    }
    StateVisit visit = region.visit;
    JsonNode item = ContextObjects.item(strand.index, region);
    ObjectNode context = run.contexts.of(visit, null);
    context.set("Map", AslJson.object().set("Item", item));
    Scope scope = new Scope(run.data.input(visit).node(), context, run.random);
    return run.program.templates().fill(template, scope);
  }
}
