package dev.exesys.local.ssm;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the filters of DescribeParameters and GetParametersByPath, which are combined with and. */
final class ParameterFilters {
  private ParameterFilters() {}

  /** Reads {@code ParameterFilters}. */
  static Predicate<Parameter> of(List<RequestReader> filters) {
    Predicate<Parameter> all = parameter -> true;
    for (RequestReader filter : filters) {
      filter.only("Key", "Option", "Values");
      all =
          all.and(
              filter(
                  filter.string("Key"), filter.optionalString("Option"), filter.strings("Values")));
    }
    return all;
  }

  /** Reads the older {@code Filters}, which always compare for equality. */
  static Predicate<Parameter> ofLegacy(List<RequestReader> filters) {
    Predicate<Parameter> all = parameter -> true;
    for (RequestReader filter : filters) {
      filter.only("Key", "Values");
      all = all.and(filter(filter.string("Key"), Optional.of("Equals"), filter.strings("Values")));
    }
    return all;
  }

  private static Predicate<Parameter> filter(
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

  /** Returns the field of a parameter that a filter compares. */
  @FunctionalInterface
  private interface FilteredField {
    @Nullable String of(Parameter parameter);
  }

  private static Predicate<Parameter> compare(
      String option, List<String> values, FilteredField field) {
    return parameter -> {
      String actual = field.of(parameter);
      return actual != null && values.stream().anyMatch(value -> matches(option, actual, value));
    };
  }

  private static boolean matches(String option, String actual, String value) {
    return switch (option) {
      // A filter may omit the leading slash of a name.
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

  /** Accepts the parameters below a path: at any depth if recursive, else directly below it. */
  static Predicate<Parameter> below(String path, boolean recursive) {
    String prefix = path.endsWith("/") ? path : path + "/";
    return parameter ->
        parameter.name().startsWith(prefix)
            && (recursive || parameter.name().indexOf('/', prefix.length()) < 0);
  }

  private static ServiceException badOption(String option) {
    return ServiceException.badRequest(
        "InvalidFilterOption", "The filter option " + option + " is not valid here");
  }
}
