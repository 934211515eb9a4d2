package dev.exesys.cli.connect;

import dev.exesys.cli.console.CommandFailed;
import dev.exesys.deployment.DataDirectory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that can be asked.
 *
 * @param base what {@code /init} and {@code /runs} stand on, without a slash at the end
 * @param settings credentials, region, table and bucket names, by the names of environment
 *     variables
 */
public record Connection(URI base, Map<String, String> settings) {
  private static final String INIT_URL = "EXESYS_INIT_URL";

  /**
   * Finds the engine: the endpoint given, else {@code EXESYS_INIT_URL}, else the stack of the data
   * folder; nothing if there is none of them. A given endpoint that is the local stack's gets the
   * local stack's settings, so that nothing needs to be exported first.
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

  /** The connection to a local stack with these settings. */
  public static Connection ofStack(Map<String, String> settings) {
    String url = settings.get(INIT_URL);
    if (url == null) {
      throw CommandFailed.broken("the local stack's settings lack " + INIT_URL, null);
    }
    return new Connection(baseOf(url, INIT_URL), settings);
  }

  /** A setting that a command cannot do without. */
  public String require(String name) {
    String value = settings.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw CommandFailed.refused(name + " is not set; it names what this command reads");
    }
    return value;
  }

  /** A setting that may be missing. */
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
  }

  private static URI baseOf(String url, String from) {
    String base = url.replaceAll("/+$", "").replaceAll("/init$", "");
    try {
      URI uri = URI.create(base);
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
        throw notAnAddress(url, from);
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw notAnAddress(url, from);
    }
  }

  private static CommandFailed notAnAddress(String url, String from) {
    return CommandFailed.refused(
        from + " is not an address like https://host/stage or https://host/stage/init: " + url);
  }
}
