package dev.exesys.local.sts;

import dev.exesys.local.gateway.QueryString;
import dev.exesys.local.protocol.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request of the AWS Query protocol: a form, in which {@code Tags.member.1.Key}
 * is a member of a structure in a list.
 */
record QueryRequest(Map<String, String> parameters) {

  /** Reads a form or a query string. */
  static QueryRequest of(String form) {
    return new QueryRequest(QueryString.firstValues(form));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns a mandatory parameter that matches a pattern of AWS's documentation. */
  String required(String name, String pattern) {
    String value =
        optional(name).orElseThrow(() -> invalid("null", name, "Member must not be null"));
    if (!value.matches(pattern)) {
      throw invalid(
          "'" + value + "'", name, "Member must satisfy regular expression pattern: " + pattern);
    }
    return value;
  }

  /** Returns an integer within bounds, or the default. */
  int integer(String name, int min, int max, int defaultValue) {
    String value = optional(name).orElse(Integer.toString(defaultValue));
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw ServiceException.badRequest("MalformedInput", value + " is not an integer");
    }
    if (number < min || number > max) {
      String bound =
          number < min ? "greater than or equal to " + min : "less than or equal to " + max;
      throw invalid("'" + value + "'", name, "Member must have value " + bound);
    }
    return number;
  }

  /** Returns the strings of a list. */
  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 1; parameters.containsKey(name + ".member." + i); i++) {
      values.add(parameters.getOrDefault(name + ".member." + i, ""));
    }
    return values;
  }

  /** Returns the keys and values of a list of tags, in order. */
  Map<String, String> tags(String name) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 1; parameters.containsKey(name + ".member." + i + ".Key"); i++) {
      String member = name + ".member." + i;
      tags.put(
          parameters.getOrDefault(member + ".Key", ""),
          parameters.getOrDefault(member + ".Value", ""));
    }
    return tags;
  }

  private static ServiceException invalid(String value, String name, String constraint) {
    return ServiceException.badRequest(
        "ValidationError",
        "1 validation error detected: Value "
            + value
            + " at '"
            + Character.toLowerCase(name.charAt(0))
            + name.substring(1)
            + "' failed to satisfy constraint: "
            + constraint);
  }
}
