package dev.exesys.core.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One order of a job, with all defaults filled in. Payloads become orders through validation only,
 * so this checks no more than what would make an order meaningless.
 *
 * @param orderName unique in its job
 * @param cmds at least one; run one after the other
 * @param timeout seconds, of the whole order
 * @param executionTarget where it runs
 * @param gitFolder the working directory inside the checkout, or null for its root
 * @param mustSucceed whether its failure fails the job and blocks its dependents
 * @param queueId orders of one queue never run at the same time; null for none
 * @param dependencies names of orders that settle before this one runs
 * @param envVars variables of the commands; secret, and empty on orders that come from the books
 * @param ssmPaths SSM parameters that join the environment
 * @param secretManagerPaths Secrets Manager secrets that join the environment
 * @param when under which ends of its dependencies it runs
 * @param ssmTargets instances that all run it, for target {@code ssm}: their ids, or tags that they
 *     have, written {@code tag:KEY=VALUE}; empty for the deployment's
 */
public record Order(
    String orderName,
    List<String> cmds,
    int timeout,
    ExecutionTarget executionTarget,
    @Nullable String gitFolder,
    boolean mustSucceed,
    @Nullable String queueId,
    List<String> dependencies,
    SequencedMap<String, String> envVars,
    List<String> ssmPaths,
    List<String> secretManagerPaths,
    When when,
    List<String> ssmTargets) {

  public Order {
    Objects.requireNonNull(executionTarget);
    cmds = List.copyOf(cmds);
    dependencies = List.copyOf(dependencies);
    envVars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(envVars));
    ssmPaths = List.copyOf(ssmPaths);
    secretManagerPaths = List.copyOf(secretManagerPaths);
    ssmTargets = List.copyOf(ssmTargets);
    if (orderName.isEmpty() || cmds.isEmpty() || timeout < 1) {
      throw new IllegalArgumentException("an order needs a name, a command and a positive timeout");
    }
  }

  /**
   * A lambda order with one command, a timeout of a minute and nothing optional: a start for tests
   * and callers.
   */
  public static Order simple(String name, String command, String... dependencies) {
    return new Order(
        name,
        List.of(command),
        60,
        ExecutionTarget.LAMBDA,
        null,
        true,
        null,
        List.of(dependencies),
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        When.ON_SUCCESS,
        List.of());
  }

  /** This order with other variables; with an empty map it may be written to a table. */
  public Order withEnvVars(Map<String, String> variables) {
    return new Order(
        orderName,
        cmds,
        timeout,
        executionTarget,
        gitFolder,
        mustSucceed,
        queueId,
        dependencies,
        new LinkedHashMap<>(variables),
        ssmPaths,
        secretManagerPaths,
        when,
        ssmTargets);
  }

  /** Whether dispatch has to seal a bundle for it. */
  public boolean namesSecrets() {
    return !envVars.isEmpty() || !ssmPaths.isEmpty() || !secretManagerPaths.isEmpty();
  }

  /** Leaves the variables' values out, since they are secret. */
  @Override
  public String toString() {
    return "Order[" + orderName + " on " + executionTarget.wire() + " after " + dependencies + "]";
  }
}
