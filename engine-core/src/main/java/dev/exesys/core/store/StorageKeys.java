package dev.exesys.core.store;

import java.util.regex.Pattern;

/**
 * Builds the keys of the internal bucket and the names of the SSM parameters that the engine
 * creates.
 */
public final class StorageKeys {
  private static final Pattern LOG_CHUNK = Pattern.compile("/[0-9]{8}$");

  private StorageKeys() {}

  /** Returns the key of the {@code env_vars} of an order, sealed with the key of the run. */
  public static String sealedEnvironment(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "env.sops.json";
  }

  /** Returns the key of the bundle of an order, sealed with the key of the order. */
  public static String bundle(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "bundle.sops.json";
  }

  /**
   * Returns the key of the plain outputs of an order that are too large for its item.
   *
   * @param workerId the worker that stores them, so that no other worker replaces them
   */
  public static String outputs(OrderKey order, String workerId) {
    return order(order.runId(), order.orderNum()) + "outputs/" + workerId + ".json";
  }

  /** Returns the key of the encrypted secret outputs of an order. */
  public static String secretOutputs(OrderKey order, String workerId) {
    return order(order.runId(), order.orderNum()) + "outputs/" + workerId + ".sops.json";
  }

  /** Returns the key of the archive of an order's artifacts. */
  public static String artifacts(OrderKey order, String workerId) {
    return order(order.runId(), order.orderNum()) + "artifacts/" + workerId + ".tar.gz";
  }

  /** Returns the key of the lists of an order that are too large for its item. */
  public static String orderParts(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "order.json";
  }

  /** Returns the prefix of the log of an order: its chunks, or one prefix for each instance. */
  public static String logPrefix(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "log/";
  }

  /**
   * Returns the prefix of the log of an attempt: that of the order for the first attempt, and one
   * below it for each other attempt.
   */
  public static String logPrefix(AttemptKey attempt) {
    return logPrefix(attempt.order())
        + (attempt.attempt() == 1 ? "" : "attempt-" + attempt.attempt() + "/");
  }

  /** Returns the prefix of the log chunks of one of several instances. */
  public static String logPrefix(AttemptKey attempt, String instance) {
    return logPrefix(attempt) + instance + "/";
  }

  /** Returns the key of a log chunk, named by its eight-digit number from 1. */
  public static String logChunk(String prefix, int number) {
    return prefix + String.format("%08d", number);
  }

  /** Returns whether a key is that of a log chunk and not of a temporary object of the store. */
  public static boolean isLogChunk(String key) {
    return LOG_CHUNK.matcher(key).find();
  }

  /** Returns the key of event data that is too large for an item. */
  public static String eventData(String runId, String orderNum, String epoch) {
    return order(runId, orderNum) + "events/" + epoch + ".json";
  }

  /** Returns the key of a source archive, named by the digest of its content. */
  public static String source(String sha256) {
    return "sources/" + sha256 + ".tar.gz";
  }

  /** Returns the parameter of the age identity that was generated for a run. */
  public static String runKey(String prefix, String runId) {
    return "/" + prefix + "/runs/" + runId + "/age-key";
  }

  /** Returns the parameter of the age identity of an order. */
  public static String orderKey(String prefix, OrderKey order) {
    return "/" + prefix + "/runs/" + order.runId() + "/orders/" + order.orderNum() + "/age-key";
  }

  private static String run(String runId) {
    return "runs/" + runId + "/";
  }

  private static String order(String runId, String orderNum) {
    return run(runId) + "orders/" + orderNum + "/";
  }
}
