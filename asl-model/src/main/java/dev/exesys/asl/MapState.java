package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs its item processor once for each element of an array, within the same execution (processing
 * mode INLINE).
 *
 * @param itemsPath the location of the array in the input
 * @param itemSelector a payload template for the input of each iteration; if {@code null}, the
 *     input is the array element
 * @param maxConcurrency the number of concurrent iterations; 0 means no limit
 */
public record MapState(
    @Nullable String comment,
    DataPath itemsPath,
    @Nullable JsonNode itemSelector,
    int maxConcurrency,
    Branch itemProcessor,
    InputOutputProcessing io,
    ErrorHandling onError,
    Transition then)
    implements State {
  public MapState {
    FieldValidation.require(!itemsPath.isDiscard(), "ItemsPath is null");
    FieldValidation.require(maxConcurrency >= 0, "MaxConcurrency is negative");
  }

  @Override
  public StateType type() {
    return StateType.MAP;
  }
}
