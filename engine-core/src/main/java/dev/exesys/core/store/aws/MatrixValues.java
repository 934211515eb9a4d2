package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the values of a matrix to an attribute and back: a list of {@code VARIABLE=value}. */
final class MatrixValues {
  private MatrixValues() {}

  /** Returns null for an order that has no matrix. */
  static @Nullable AttributeValue write(Map<String, String> matrix) {
    return matrix.isEmpty()
        ? null
        : AttributeValues.list(
            matrix.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  static SequencedMap<String, String> read(Map<String, AttributeValue> item) {
    SequencedMap<String, String> matrix = new LinkedHashMap<>();
    for (String text : item.containsKey("matrix") ? texts(item, "matrix") : List.<String>of()) {
      int equals = text.indexOf('=');
      matrix.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return matrix;
  }
}
