package dev.exesys.local;

import dev.exesys.local.events.EventRule;
import dev.exesys.local.faults.ServiceConditionSettings;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.local.lambda.AccountConcurrency;
import dev.exesys.local.protocol.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The configuration of a local stack.
 *
 * @param dataDir the directory for durable data, created if it does not exist
 * @param port the port on the loopback interface; 0 selects a free port
 * @param credentials the access keys that are accepted in signatures
 * @param httpApiFunction the function that handles requests signed for {@code execute-api}
 * @param httpApiPaths the path prefixes of those requests
 * @param rules the rules that invoke functions with events of services
 * @param longestSession the longest duration of an STS session, whatever is requested
 * @param faults the faults, quotas and latencies that the stack imitates
 * @param concurrency that the functions share
 */
public record LocalStackOptions(
    Path dataDir,
    int port,
    List<Credentials> credentials,
    String httpApiFunction,
    List<String> httpApiPaths,
    List<EventRule> rules,
    Account account,
    Duration longestSession,
    InstantSource clock,
    ServiceConditionSettings faults,
    AccountConcurrency concurrency) {
  /** STS's own limit. */
  private static final Duration LONGEST_SESSION = Duration.ofHours(12);

  public LocalStackOptions {
    Objects.requireNonNull(dataDir, "dataDir");
    credentials = List.copyOf(credentials);
    httpApiPaths = List.copyOf(httpApiPaths);
    rules = List.copyOf(rules);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException(
          "credentials are empty: at least one access key is required");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
  }

  /** Returns the options for the HTTP API of the engine, with a free port and the system clock. */
  public static LocalStackOptions of(Path dataDir, Credentials credentials) {
    return new LocalStackOptions(
        dataDir,
        0,
        List.of(credentials),
        "exesys-init",
        List.of("/init", "/runs"),
        List.of(),
        Account.DEFAULT,
        LONGEST_SESSION,
        InstantSource.system(),
        ServiceConditionSettings.NONE,
        AccountConcurrency.unlimited());
  }

  public LocalStackOptions withPort(int other) {
    return new LocalStackOptions(
        dataDir,
        other,
        credentials,
        httpApiFunction,
        httpApiPaths,
        rules,
        account,
        longestSession,
        clock,
        faults,
        concurrency);
  }

  /**
   * Returns the options with an additional rule. Rules are part of the options because executions
   * that resume at the start may end before a rule could be added.
   */
  public LocalStackOptions withRule(EventRule rule) {
    List<EventRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new LocalStackOptions(
        dataDir,
        port,
        credentials,
        httpApiFunction,
        httpApiPaths,
        more,
        account,
        longestSession,
        clock,
        faults,
        concurrency);
  }

  public LocalStackOptions withClock(InstantSource other) {
    return new LocalStackOptions(
        dataDir,
        port,
        credentials,
        httpApiFunction,
        httpApiPaths,
        rules,
        account,
        longestSession,
        other,
        faults,
        concurrency);
  }

  /** Returns options with which sessions of STS end after this time at the latest. */
  public LocalStackOptions withLongestSession(Duration other) {
    return new LocalStackOptions(
        dataDir,
        port,
        credentials,
        httpApiFunction,
        httpApiPaths,
        rules,
        account,
        other,
        clock,
        faults,
        concurrency);
  }

  /** Returns options with which the stack is slow, throttled or faulty. */
  public LocalStackOptions withFaults(ServiceConditionSettings other) {
    return new LocalStackOptions(
        dataDir,
        port,
        credentials,
        httpApiFunction,
        httpApiPaths,
        rules,
        account,
        longestSession,
        clock,
        other,
        concurrency);
  }

  /** Returns options with which the functions share the concurrency of an account. */
  public LocalStackOptions withConcurrency(AccountConcurrency other) {
    return new LocalStackOptions(
        dataDir,
        port,
        credentials,
        httpApiFunction,
        httpApiPaths,
        rules,
        account,
        longestSession,
        clock,
        faults,
        other);
  }
}
