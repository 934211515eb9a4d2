package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The input and output processing of a state. The fields are applied in this order: {@code
 * InputPath}, {@code Parameters}, the work of the state, {@code ResultSelector}, {@code
 * ResultPath}, {@code OutputPath}.
 *
 * @param parameters a payload template; {@code null} if absent
 * @param resultSelector a payload template that is applied to the raw result; {@code null} if
 *     absent
 */
public record InputOutputProcessing(
    DataPath inputPath,
    @Nullable JsonNode parameters,
    @Nullable JsonNode resultSelector,
    DataPath resultPath,
    DataPath outputPath) {

  /** Every field has its default: input and output are passed on unchanged. */
  public static final InputOutputProcessing DEFAULTS =
      new InputOutputProcessing(DataPath.ROOT, null, null, DataPath.ROOT, DataPath.ROOT);

  public InputOutputProcessing {
    FieldValidation.require(
        resultSelector == null || resultSelector.isObject(), "ResultSelector is not an object");
  }

  public InputOutputProcessing withParameters(JsonNode template) {
    return new InputOutputProcessing(inputPath, template, resultSelector, resultPath, outputPath);
  }

  public InputOutputProcessing withResultSelector(JsonNode template) {
    return new InputOutputProcessing(inputPath, parameters, template, resultPath, outputPath);
  }

  public InputOutputProcessing withResultPath(DataPath path) {
    return new InputOutputProcessing(inputPath, parameters, resultSelector, path, outputPath);
  }

  /**
   * Returns true if only {@code InputPath} and {@code OutputPath} may differ from their defaults.
   */
  boolean hasOnlyPaths() {
    return parameters == null && resultSelector == null && resultPath.isRoot();
  }
}
