package dev.exesys.local.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param argv never goes through a shell
 * @param environment beside the few variables every process gets ({@code PATH}, {@code HOME} …);
 *     nothing else of this JVM's environment is passed on
 */
public record LocalCommand(List<String> argv, Map<String, String> environment) {
  public LocalCommand {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty");
    }
  }

  /** The same program with more in its environment. */
  public LocalCommand with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new LocalCommand(argv, all);
  }
}
