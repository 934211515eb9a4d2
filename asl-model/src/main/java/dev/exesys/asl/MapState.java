package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs its body once for every item of a list, inside the same execution (mode INLINE).
 *
 * @param itemsPath where the list stands in the input
 * @param itemSelector a payload template for each item; the item itself if {@code null}
 * @param maxConcurrency 0 means no limit
 */
public record MapState(
    @Nullable String comment,
    DataPath itemsPath,
    @Nullable JsonNode itemSelector,
    int maxConcurrency,
    Branch itemProcessor,
    DataFlowFields io,
    ErrorHandling onError,
    Transition then)
    implements State {
  public MapState {
    Preconditions.that(!itemsPath.isDiscard(), "ItemsPath is null");
    Preconditions.that(maxConcurrency >= 0, "MaxConcurrency is negative");
  }

  @Override
  public StateType type() {
    return StateType.MAP;
  }
}
