package dev.exesys.cli.connect;

import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URL and the settings of an engine.
 *
 * @param base the URL below which {@code /init} and {@code /runs} are, without a trailing slash
 * @param settings credentials, region, table and bucket names, by the names of environment
 *     variables
 */
public record Connection(URI base, Map<String, String> settings) {
  private static final String INIT_URL = "EXESYS_INIT_URL";

  /**
   * Finds the engine: the given endpoint, else {@code EXESYS_INIT_URL}, else the running stack of
   * the data directory; empty if there is none. If the endpoint is that of the local stack, the
   * local stack's settings are used, so that the user need not export them.
   */
  public static Optional<Connection> find(
      @Nullable String endpoint, DataDirectory directory, Map<String, String> environment) {
    Optional<Connection> local = directory.settingsOfRunningStack().map(Connection::ofStack);
    String url = endpoint != null ? endpoint : environment.getOrDefault(INIT_URL, "");
    if (url.isEmpty()) {
      return local;
    }
    URI base = baseOf(url, endpoint != null ? "--endpoint" : INIT_URL);
    return Optional.of(
        local
            .filter(stack -> stack.base().equals(base))
            .orElseGet(() -> new Connection(base, environment)));
  }

  /** Returns the connection to a local stack with these settings. */
  public static Connection ofStack(Map<String, String> settings) {
    String url = settings.get(INIT_URL);
    if (url == null) {
      throw CommandException.failed(
          "the settings of the local stack do not contain "
              + INIT_URL
              + ": restart it with `exesys down` and `exesys up`",
          null);
    }
    return new Connection(baseOf(url, INIT_URL), settings);
  }

  /**
   * Returns a required setting.
   *
   * @throws CommandException (refused) if it is not set
   */
  public String require(String name) {
    String value = settings.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw CommandException.refused(
          name + " is not set: export the settings of the deployment, which this command reads");
    }
    return value;
  }

  /** Returns an optional setting. */
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
  }

  private static URI baseOf(String url, String source) {
    String base = url.replaceAll("/+$", "").replaceAll("/init$", "");
    try {
      URI uri = URI.create(base);
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
        throw invalidUrl(url, source);
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw invalidUrl(url, source);
    }
  }

  private static CommandException invalidUrl(String url, String source) {
    return CommandException.refused(
        source
            + " must be a URL like https://host/stage or https://host/stage/init, but is "
            + url);
  }
}
