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
 * @param maxConcurrencyPath the location of that number in the input; {@code null} if it is given
 */
public record MapState(
    @Nullable String comment,
    DataPath itemsPath,
    @Nullable JsonNode itemSelector,
    int maxConcurrency,
    @Nullable String maxConcurrencyPath,
    Branch itemProcessor,
    InputOutputProcessing io,
    ErrorHandling onError,
    Transition then)
    implements State {
  public MapState {
    FieldValidation.require(!itemsPath.isDiscard(), "ItemsPath is null");
    FieldValidation.require(maxConcurrency >= 0, "MaxConcurrency is negative");
    FieldValidation.require(
        maxConcurrencyPath == null || maxConcurrency == 0,
        "MaxConcurrencyPath must not be combined with MaxConcurrency");
  }

  @Override
  public StateType type() {
    return StateType.MAP;
  }
}
