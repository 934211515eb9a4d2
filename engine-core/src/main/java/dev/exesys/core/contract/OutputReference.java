package dev.exesys.core.contract;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an output of an order, written {@code order.output}. The name of an order may contain dots;
 * the name of an output does not.
 */
public record OutputReference(String order, String output) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

  /** Parses a reference; empty if it is malformed. */
  public static Optional<OutputReference> parse(String text) {
    int dot = text.lastIndexOf('.');
    return dot > 0 && isValidName(text.substring(dot + 1))
        ? Optional.of(new OutputReference(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  /** Returns whether an output may have the name. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns the reference as a job spells it. */
  public String text() {
    return order + "." + output;
  }
}
