package dev.exesys.worker;

import dev.exesys.core.contract.EngineVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decrypted environment of an order.
 *
 * @param variables the variables of the commands
 * @param plain the names of those that come from {@code env_vars}: the values are masked in the
 *     log, but do not change the names, type or status of an event
 */
record Bundle(Map<String, String> variables, Set<String> plain) {
  static final Bundle EMPTY = new Bundle(Map.of(), Set.of());

  /** Variables of a worker process that give access to the engine. */
  private static final List<String> CREDENTIALS =
      List.of(
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_SECURITY_TOKEN",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          EngineVariables.WORKER_TICKET);

  Bundle {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    plain = Set.copyOf(plain);
  }

  /** Returns the bundle of a decrypted document, without the entry that lists the names. */
  static Bundle of(Map<String, String> document) {
    Map<String, String> variables = new LinkedHashMap<>(document);
    String names = variables.remove(EngineVariables.PLAIN_VARIABLES);
    Set<String> plain =
        names == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(names.split(",")));
    return new Bundle(variables, plain);
  }

  /** Returns this bundle with secrets that the order receives from other orders. */
  Bundle withSecrets(Map<String, String> received) {
    Map<String, String> all = new LinkedHashMap<>(variables);
    all.putAll(received);
    return new Bundle(all, plain);
  }

  /**
   * Returns what must be masked in the order's output and in the values of its events: all
   * variables, and the worker's own credentials, which a command can read in {@code /proc} where it
   * runs as the worker's user.
   */
  List<String> secrets(Map<String, String> workerEnvironment) {
    List<String> secrets = new ArrayList<>(variables.values());
    secrets.addAll(credentials(workerEnvironment));
    return secrets;
  }

  /** Returns what must be masked in the names, types and statuses of the order's events. */
  List<String> labelSecrets(Map<String, String> workerEnvironment) {
    List<String> secrets = new ArrayList<>(credentials(workerEnvironment));
    variables.forEach((name, value) -> {
      if (!plain.contains(name)) {
        secrets.add(value);
      }
    });
    return secrets;
  }

  private static List<String> credentials(Map<String, String> workerEnvironment) {
    return CREDENTIALS.stream()
        .filter(workerEnvironment::containsKey)
        .map(name -> workerEnvironment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .toList();
  }
}
