package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a state reads its input and shapes its output. In the order of evaluation: input path,
 * parameters, (the state's work), result selector, result path, output path.
 *
 * @param parameters a payload template; absent if {@code null}
 * @param resultSelector a payload template over the raw result; absent if {@code null}
 */
public record DataFlowFields(
    DataPath inputPath,
    @Nullable JsonNode parameters,
    @Nullable JsonNode resultSelector,
    DataPath resultPath,
    DataPath outputPath) {

  /** Everything as it is when no member says otherwise. */
  public static final DataFlowFields PLAIN =
      new DataFlowFields(DataPath.WHOLE, null, null, DataPath.WHOLE, DataPath.WHOLE);

  public DataFlowFields {
    Preconditions.that(
        resultSelector == null || resultSelector.isObject(), "ResultSelector is not an object");
  }

  public DataFlowFields withParameters(JsonNode template) {
    return new DataFlowFields(inputPath, template, resultSelector, resultPath, outputPath);
  }

  public DataFlowFields withResultSelector(JsonNode template) {
    return new DataFlowFields(inputPath, parameters, template, resultPath, outputPath);
  }

  public DataFlowFields withResultPath(DataPath path) {
    return new DataFlowFields(inputPath, parameters, resultSelector, path, outputPath);
  }

  /**
   * True if neither parameters nor the result's members say anything: only the two outer paths may.
   */
  boolean hasOnlyPaths() {
    return parameters == null && resultSelector == null && resultPath.isWhole();
  }
}
