package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.EngineVariables;
import dev.exesys.deployment.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds settings in the environment that a running local stack was started without. */
final class StackSettingsCheck {
  private StackSettingsCheck() {}

  /**
   * Returns one warning per setting that has no effect, because the stack has another value.
   *
   * @param connection the engine that the command calls; no warnings if it is not the local stack
   */
  static List<String> warnings(
      DataDirectory directory, Connection connection, Map<String, String> environment) {
    Optional<Map<String, String>> stack = directory.environmentOfRunningStack();
    boolean local =
        directory
            .settingsOfRunningStack()
            .filter(settings -> settings.equals(connection.settings()))
            .isPresent();
    List<String> warnings = new ArrayList<>();
    if (stack.isEmpty() || !local) {
      return warnings;
    }
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          boolean isOwn = connection.settings().containsKey(name);
          String known = stack.get().get(name);
          if (name.startsWith(EngineVariables.PREFIX) && !isOwn && !value.equals(known)) {
            warnings.add(
                name
                    + " has no effect: the running local stack was started "
                    + (known == null ? "without it" : "with another value")
                    + ". Restart it with `exesys down` and `exesys up`");
          }
        });
    return warnings;
  }
}
