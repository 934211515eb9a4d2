package dev.exesys.core.telemetry;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One value of a metric; docs/REFERENCE.md lists the metrics.
 *
 * @param unit of CloudWatch, for example {@code Count}
 * @param dimensions beside the deployment, in the order in which they are emitted
 */
public record Metric(
    String name, String unit, double value, SequencedMap<String, String> dimensions) {

  public Metric {
    dimensions = new LinkedHashMap<>(dimensions);
  }

  /** Creates the value of a metric without further dimensions. */
  public static Metric of(String name, String unit, double value) {
    return new Metric(name, unit, value, new LinkedHashMap<>());
  }

  /** Creates a count of one. */
  public static Metric count(String name) {
    return of(name, "Count", 1);
  }

  /** Returns the metric with one more dimension. */
  public Metric with(String dimension, String of) {
    SequencedMap<String, String> more = new LinkedHashMap<>(dimensions);
    more.put(dimension, of);
    return new Metric(name, unit, value, more);
  }
}
