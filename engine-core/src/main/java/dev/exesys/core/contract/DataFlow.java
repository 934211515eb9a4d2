package dev.exesys.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Describes what an order receives from orders that it depends on, and what it stores for others.
 *
 * @param inputs outputs that become variables of the commands, by the names of the variables
 * @param artifacts patterns of the files that are stored when the commands have ended, relative to
 *     the working directory
 * @param artifactsFrom orders whose artifacts are unpacked before the commands start
 */
public record DataFlow(
    SequencedMap<String, OutputReference> inputs,
    List<String> artifacts,
    List<String> artifactsFrom) {

  /** Describes an order that neither receives nor stores anything. */
  public static final DataFlow NONE = new DataFlow(new LinkedHashMap<>(), List.of(), List.of());

  public DataFlow {
    inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    artifacts = List.copyOf(artifacts);
    artifactsFrom = List.copyOf(artifactsFrom);
  }

  /** Returns the names of the orders from which this one receives data, each once. */
  public List<String> producers() {
    SequencedSet<String> names = new LinkedHashSet<>();
    inputs.values().forEach(reference -> names.add(reference.order()));
    names.addAll(artifactsFrom);
    return List.copyOf(names);
  }

  /** Returns the inputs as texts of the form {@code VARIABLE=order.output}. */
  public List<String> inputTexts() {
    List<String> texts = new ArrayList<>();
    inputs.forEach((variable, reference) -> texts.add(variable + "=" + reference.text()));
    return texts;
  }

  /**
   * Parses what {@link #inputTexts} returned.
   *
   * @throws IllegalArgumentException if a text is malformed
   */
  public static SequencedMap<String, OutputReference> parseInputs(List<String> texts) {
    SequencedMap<String, OutputReference> inputs = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      OutputReference reference =
          OutputReference.parse(text.substring(equals + 1))
              .orElseThrow(() -> new IllegalArgumentException("malformed input " + text));
      inputs.put(text.substring(0, Math.max(0, equals)), reference);
    }
    return inputs;
  }
}
