package dev.exesys.core.store.aws;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Selects the attributes that a read returns.
 *
 * @param expression each attribute as {@code #name}, since some names are reserved words
 * @param names attributes by placeholder
 */
record AttributeProjection(String expression, Map<String, String> names) {

  static AttributeProjection of(String... attributes) {
    Map<String, String> names =
        Arrays.stream(attributes).collect(Collectors.toMap(a -> "#" + a, Function.identity()));
    return new AttributeProjection(
        Arrays.stream(attributes).map(a -> "#" + a).collect(Collectors.joining(", ")), names);
  }
}
