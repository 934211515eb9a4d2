package dev.exesys.core.store.aws;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The attributes that a read answers with.
 *
 * @param expression each as {@code #name}, since some names are words of the expressions
 * @param names what the expression declares
 */
record AttributeProjection(String expression, Map<String, String> names) {

  static AttributeProjection of(String... attributes) {
    Map<String, String> names =
        Arrays.stream(attributes).collect(Collectors.toMap(a -> "#" + a, Function.identity()));
    return new AttributeProjection(
        Arrays.stream(attributes).map(a -> "#" + a).collect(Collectors.joining(", ")), names);
  }
}
