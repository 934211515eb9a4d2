package dev.exesys.core.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes one order of a job with all defaults applied. Payloads become orders through
 * validation, so the constructor checks only that the order can run.
 *
 * @param orderName unique within the job
 * @param cmds at least one command; they run one after another
 * @param timeout timeout of the whole order in seconds
 * @param executionTarget service that runs the commands
 * @param gitFolder working directory inside the checkout; null for its root
 * @param mustSucceed whether a failure fails the job and blocks dependents
 * @param queueId queue of which one order runs at a time; null for none
 * @param dependencies names of the orders that settle before this one runs
 * @param envVars variables of the commands; secret, and empty on orders read from a store
 * @param ssmPaths SSM parameters added to the environment
 * @param secretManagerPaths Secrets Manager secrets added to the environment
 * @param when outcomes of the dependencies under which the order runs
 * @param ssmTargets instances that each run the order, for target {@code ssm}: ids, or tags as
 *     {@code tag:KEY=VALUE}; empty for the default instances of the deployment
 * @param dataFlow outputs and artifacts that the order receives and stores
 * @param retry failures after which the order is attempted again; null if it has one attempt
 * @param approval approval that the order requires before it starts; null if it requires none
 * @param matrix values of the combination for which a matrix was expanded to this order, by
 *     variable
 * @param roleArn AWS role of the commands; null for none
 * @param pool pool of workers that poll for the order, for target {@code activity}; null for the
 *     other targets
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
    List<String> ssmTargets,
    DataFlow dataFlow,
    @Nullable OrderRetry retry,
    @Nullable ApprovalRequest approval,
    @Nullable String roleArn,
    SequencedMap<String, String> matrix,
    @Nullable String pool) {

  public Order {
    Objects.requireNonNull(executionTarget);
    cmds = List.copyOf(cmds);
    dependencies = List.copyOf(dependencies);
    envVars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(envVars));
    ssmPaths = List.copyOf(ssmPaths);
    secretManagerPaths = List.copyOf(secretManagerPaths);
    ssmTargets = List.copyOf(ssmTargets);
    matrix = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(matrix));
    if (orderName.isEmpty() || cmds.isEmpty() || timeout < 1) {
      throw new IllegalArgumentException(
          "an order requires a name, a command and a positive timeout");
    }
  }

  /** Creates an order with one attempt that requires no approval. */
  public Order(
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
      List<String> ssmTargets,
      DataFlow dataFlow) {
    this(
        orderName,
        cmds,
        timeout,
        executionTarget,
        gitFolder,
        mustSucceed,
        queueId,
        dependencies,
        envVars,
        ssmPaths,
        secretManagerPaths,
        when,
        ssmTargets,
        dataFlow,
        null,
        null,
        null,
        new LinkedHashMap<>(),
        null);
  }

  /**
   * Creates an order for target {@code lambda} with one command, a timeout of 60 seconds and no
   * optional field.
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
        List.of(),
        DataFlow.NONE);
  }

  /**
   * Returns a copy with these variables. Only an order without variables may be written to a table.
   */
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
        ssmTargets,
        dataFlow,
        retry,
        approval,
        roleArn,
        matrix,
        pool);
  }

  /** Returns whether the order has variables or names secrets, so that it requires a bundle. */
  public boolean namesSecrets() {
    return !envVars.isEmpty() || !ssmPaths.isEmpty() || !secretManagerPaths.isEmpty();
  }

  /** Omits the values of the variables, which are secret. */
  @Override
  public String toString() {
    return "Order[" + orderName + " on " + executionTarget.wire() + " after " + dependencies + "]";
  }
}
