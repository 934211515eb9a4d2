package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select the engine that a command calls. */
final class EngineOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The engine's URL, with or without /init. Default: EXESYS_INIT_URL, else the running"
              + " local stack.")
  private @Nullable String endpoint;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The local stack's data directory. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  /** Returns the local stack's data directory. */
  DataDirectory dataDirectory() {
    return new DataDirectory(dataDirectory);
  }

  /** Returns the connection to the selected engine; empty if none is configured or running. */
  Optional<Connection> find(Map<String, String> environment) {
    return Connection.find(endpoint, new DataDirectory(dataDirectory), environment);
  }

  /**
   * Returns the connection to the selected engine.
   *
   * @throws CommandException if none is configured or running
   */
  Connection require(Map<String, String> environment) {
    return find(environment)
        .orElseThrow(() ->
            CommandException.refused(
                "no engine found: no local stack is running in "
                    + dataDirectory
                    + ", and EXESYS_INIT_URL is not set. Start a stack with `exesys up --detach`,"
                    + " or name an engine with --endpoint"));
  }
}
