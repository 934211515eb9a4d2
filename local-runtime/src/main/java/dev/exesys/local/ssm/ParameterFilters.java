package dev.exesys.local.ssm;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of DescribeParameters and GetParametersByPath; all of them must hold. */
final class ParameterFilters {
  private ParameterFilters() {}

  /** From {@code ParameterFilters}. */
  static Predicate<Parameter> of(List<RequestReader> filters) {
    Predicate<Parameter> all = parameter -> true;
    for (RequestReader filter : filters) {
      filter.only("Key", "Option", "Values");
      all =
          all.and(
              one(filter.string("Key"), filter.optionalString("Option"), filter.strings("Values")));
    }
    return all;
  }

  /** From the older {@code Filters}, which compare for equality. */
  static Predicate<Parameter> ofOld(List<RequestReader> filters) {
    Predicate<Parameter> all = parameter -> true;
    for (RequestReader filter : filters) {
      filter.only("Key", "Values");
      all = all.and(one(filter.string("Key"), Optional.of("Equals"), filter.strings("Values")));
    }
    return all;
  }

  private static Predicate<Parameter> one(
      String key, Optional<String> option, List<String> values) {
    return switch (key) {
      case "Name" -> compare(option.orElse("Equals"), values, Parameter::name);
      case "Type" -> compare(onlyEquals(option), values, Parameter::type);
      case "KeyId" -> compare(onlyEquals(option), values, Parameter::keyId);
      case "Tier" -> compare(onlyEquals(option), values, Parameter::tier);
      case "DataType" -> compare(onlyEquals(option), values, Parameter::dataType);
      case "Path" -> path(option.orElse("OneLevel"), values);
      default ->
          throw ServiceException.badRequest(
              "InvalidFilterKey", "The filter key " + key + " is not supported by the local stack");
    };
  }

  private static String onlyEquals(Optional<String> option) {
    if (option.isPresent() && !option.get().equals("Equals")) {
      throw badOption(option.get());
    }
    return "Equals";
  }

  /** What a filter looks at. */
  @FunctionalInterface
  private interface Property {
    @Nullable String of(Parameter parameter);
  }

  private static Predicate<Parameter> compare(
      String option, List<String> values, Property property) {
    return parameter -> {
      String actual = property.of(parameter);
      return actual != null && values.stream().anyMatch(value -> holds(option, actual, value));
    };
  }

  private static boolean holds(String option, String actual, String value) {
    return switch (option) {
      // A name may be written with or without its leading slash.
      case "Equals" -> actual.equals(value) || actual.equals("/" + value);
      case "BeginsWith" -> actual.startsWith(value) || actual.startsWith("/" + value);
      case "Contains" -> actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
      default -> throw badOption(option);
    };
  }

  private static Predicate<Parameter> path(String option, List<String> paths) {
    boolean recursive =
        switch (option) {
          case "Recursive" -> true;
          case "OneLevel" -> false;
          default -> throw badOption(option);
        };
    return parameter -> paths.stream().anyMatch(path -> below(path, recursive).test(parameter));
  }

  /** Whether a parameter lies below a path, at any depth or right below it. */
  static Predicate<Parameter> below(String path, boolean recursive) {
    String folder = path.endsWith("/") ? path : path + "/";
    return parameter ->
        parameter.name().startsWith(folder)
            && (recursive || parameter.name().indexOf('/', folder.length()) < 0);
  }

  private static ServiceException badOption(String option) {
    return ServiceException.badRequest(
        "InvalidFilterOption", "The filter option " + option + " is not valid here");
  }
}
