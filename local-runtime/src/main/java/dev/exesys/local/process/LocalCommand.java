package dev.exesys.local.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with its arguments and its environment.
 *
 * @param argv the program and its arguments, which no shell interprets
 * @param environment variables of the process besides the few that every process inherits ({@code
 *     PATH}, {@code HOME} …). Other variables of this JVM are not inherited
 */
public record LocalCommand(List<String> argv, Map<String, String> environment) {
  public LocalCommand {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty");
    }
  }

  /** Returns the same command with additional environment variables. */
  public LocalCommand with(Map<String, String> additional) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(additional);
    return new LocalCommand(argv, all);
  }
}
