package dev.exesys.deployment;

import dev.exesys.core.contract.EngineVariables;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the environments of a local stack's clients and of its functions. */
final class StackSettings {
  static final String REGION = "us-east-1";

  private static final String SESSION_ROLE = "arn:aws:iam::000000000000:role/exesys-worker-session";

  /** Shortens the sessions of the local STS, so that the renewal of sessions can be tested. */
  static final String SESSION_SECONDS = "AWS_EXE_SYS_LOCAL_SESSION_SECONDS";

  private static final String LOOPBACK = "127.0.0.1,localhost";

  /** The services of the stack, as the SDKs name them in variables. */
  private static final List<String> SERVICES =
      List.of(
          "CODEBUILD",
          "DYNAMODB",
          "EVENTBRIDGE",
          "KMS",
          "LAMBDA",
          "S3",
          "SECRETS_MANAGER",
          "SFN",
          "SSM",
          "STS");

  private StackSettings() {}

  /**
   * Returns the content of {@code <data-dir>/env}, in the order in which it is written.
   *
   * @param environment of this process
   */
  static Map<String, String> forClients(
      URI endpoint, StackKeys keys, Map<String, String> environment) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("AWS_ENDPOINT_URL", endpoint.toString());
    env.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
    env.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
    env.put("AWS_REGION", REGION);
    env.put("AWS_DEFAULT_REGION", REGION);
    env.put(EngineVariables.ORDERS_TABLE, "exesys-orders");
    env.put(EngineVariables.ORDER_EVENTS_TABLE, "exesys-order-events");
    env.put(EngineVariables.LOCKS_TABLE, "exesys-locks");
    env.put(EngineVariables.INTERNAL_BUCKET, "exesys-internal");
    env.put(EngineVariables.DONE_BUCKET, "exesys-done");
    env.put("EXESYS_INIT_URL", endpoint + "/init");
    env.putAll(overrides(endpoint, environment));
    return env;
  }

  /**
   * Returns variables that replace those which may be set for the user's work with AWS and would
   * make clients sign with a foreign token, or send requests elsewhere. A profile cannot be unset
   * by an empty value; the access key above takes precedence over it.
   */
  private static Map<String, String> overrides(URI endpoint, Map<String, String> environment) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("AWS_SESSION_TOKEN", "");
    env.put("AWS_SECURITY_TOKEN", "");
    env.put("AWS_USE_FIPS_ENDPOINT", "false");
    env.put("AWS_USE_DUALSTACK_ENDPOINT", "false");
    env.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    SERVICES.forEach(service -> env.put("AWS_ENDPOINT_URL_" + service, endpoint.toString()));
    for (String name : List.of("NO_PROXY", "no_proxy")) {
      String others = environment.getOrDefault(name, "");
      env.put(name, others.isBlank() ? LOOPBACK : LOOPBACK + "," + others);
    }
    return env;
  }

  /** Returns the longest duration of an STS session, by default that of AWS. */
  static Duration longestSession(Map<String, String> environment) {
    String seconds = environment.getOrDefault(SESSION_SECONDS, "");
    try {
      return seconds.isEmpty()
          ? Duration.ofHours(12)
          : Duration.ofSeconds(Math.max(1, Integer.parseInt(seconds)));
    } catch (NumberFormatException e) {
      throw new LocalDeploymentException(
          SESSION_SECONDS + " must be a number of seconds, not " + seconds, e);
    }
  }

  /**
   * Returns the environment of the engine's functions and workers: the local defaults, replaced by
   * the user's {@code AWS_EXE_SYS_} variables, and the clients' settings.
   *
   * @param gitFolder the base URL of repositories, unless the environment sets one
   */
  static Map<String, String> forFunctions(
      Map<String, String> clients, URI gitFolder, Map<String, String> environment) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put(EngineVariables.EMPTY_CHECKOUT, "if-missing");
    env.put(EngineVariables.GIT_BASE_URL, gitFolder.toString());
    // Heartbeats are cheap locally, and the user who cancels a run waits for the result.
    env.put(EngineVariables.HEARTBEAT_INTERVAL_SECONDS, "1");
    // The local STS has every role, and roles give access to the local stack only.
    env.put(EngineVariables.ALLOWED_ROLES, "*");
    env.put(EngineVariables.EVENT_BUS, "default");
    env.put(EngineVariables.WORKER_SESSION_ROLE_ARN, SESSION_ROLE);
    // Every instance id denotes this machine.
    env.put(EngineVariables.SSM_TARGETS, "mi-00000000000000000");
    env.putAll(given(environment));
    env.putAll(clients);
    return env;
  }

  /** Returns the {@code AWS_EXE_SYS_} variables of an environment. */
  static Map<String, String> given(Map<String, String> environment) {
    Map<String, String> given = new LinkedHashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(EngineVariables.PREFIX)) {
        given.put(name, value);
      }
    });
    return given;
  }
}
