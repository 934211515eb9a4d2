package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandFailed;
import dev.exesys.deployment.DataDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which engine a command speaks to. */
final class EngineOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The engine's address, with or without /init. Default: EXESYS_INIT_URL, else the local"
              + " stack that is up.")
  private @Nullable String endpoint;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".exesys",
      description = "The local stack's folder. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of(".exesys");

  /** The engine, if one is named or up. */
  Optional<Connection> find(Map<String, String> environment) {
    return Connection.find(endpoint, new DataDirectory(dataDirectory), environment);
  }

  /**
   * The engine.
   *
   * @throws CommandFailed if none is named or up
   */
  Connection require(Map<String, String> environment) {
    return find(environment)
        .orElseThrow(() ->
            CommandFailed.refused(
                "no local stack is up in "
                    + dataDirectory
                    + ", EXESYS_INIT_URL is not set, and no --endpoint is given; start a stack with"
                    + " `exesys up`"));
  }
}
