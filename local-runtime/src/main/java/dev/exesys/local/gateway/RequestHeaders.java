package dev.exesys.local.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Header values by lower-case name, in the order received. */
public final class RequestHeaders {
  private final Map<String, List<String>> values;

  private RequestHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Copies headers with names in any case. */
  public static RequestHeaders of(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new LinkedHashMap<>();
    headers.forEach((name, some) ->
        lower
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
            .addAll(some));
    return new RequestHeaders(Collections.unmodifiableMap(lower));
  }

  /** Returns the first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns all values of a header as one comma-separated value (RFC 9110, section 5.3). */
  public Optional<String> joined(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(",", all));
  }

  /** Returns the names in lower case. */
  public Set<String> names() {
    return values.keySet();
  }
}
