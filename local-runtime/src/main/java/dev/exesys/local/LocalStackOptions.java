package dev.exesys.local;

import dev.exesys.local.events.EventRule;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.local.protocol.Account;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a local stack is started.
 *
 * @param dataDir where everything that must last is kept; made if it is missing
 * @param port on loopback; 0 for any that is free
 * @param credentials what requests may be signed with
 * @param httpApiFunction the function that answers requests signed for {@code execute-api}
 * @param httpApiPaths what the paths of those requests begin with
 * @param rules which events of services go to which functions
 */
public record LocalStackOptions(
    Path dataDir,
    int port,
    List<Credentials> credentials,
    String httpApiFunction,
    List<String> httpApiPaths,
    List<EventRule> rules,
    Account account,
    InstantSource clock) {

  public LocalStackOptions {
    Objects.requireNonNull(dataDir, "dataDir");
    credentials = List.copyOf(credentials);
    httpApiPaths = List.copyOf(httpApiPaths);
    rules = List.copyOf(rules);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("at least one pair of credentials is needed");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port: " + port);
    }
  }

  /** The engine's HTTP API, any free port and the system's clock. */
  public static LocalStackOptions of(Path dataDir, Credentials credentials) {
    return new LocalStackOptions(
        dataDir,
        0,
        List.of(credentials),
        "exesys-init",
        List.of("/init", "/runs"),
        List.of(),
        Account.DEFAULT,
        InstantSource.system());
  }

  public LocalStackOptions withPort(int other) {
    return new LocalStackOptions(
        dataDir, other, credentials, httpApiFunction, httpApiPaths, rules, account, clock);
  }

  /**
   * With one more rule. Rules are given before the start, because what was under way when the stack
   * last stopped may end before anybody could add one.
   */
  public LocalStackOptions withRule(EventRule rule) {
    List<EventRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new LocalStackOptions(
        dataDir, port, credentials, httpApiFunction, httpApiPaths, more, account, clock);
  }

  public LocalStackOptions withClock(InstantSource other) {
    return new LocalStackOptions(
        dataDir, port, credentials, httpApiFunction, httpApiPaths, rules, account, other);
  }
}
