package dev.exesys.core.store;

import java.util.regex.Pattern;

/** Builds the keys of the internal bucket. */
public final class StorageKeys {
  private static final Pattern LOG_CHUNK = Pattern.compile("/[0-9]{8}$");

  private StorageKeys() {}

  /**
   * Returns the key of the {@code env_vars} of an order that also reads parameters or secrets. The
   * dispatch adds their values and writes the bundle.
   */
  public static String sealedEnvironment(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "env.sops.json";
  }

  /** Returns the key of an order's bundle: its encrypted environment. */
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

  /** Returns the prefix of all objects of an order. */
  public static String folder(OrderKey order) {
    return order(order.runId(), order.orderNum());
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

  /** Returns the key of the job of a run as submitted, which reruns read. */
  public static String submittedJob(String runId) {
    return "jobs/" + runId + ".json";
  }

  /** Returns the key of a source archive, named by the digest of its content. */
  public static String source(String sha256) {
    return "sources/" + sha256 + ".tar.gz";
  }

  /** Returns the order that the object with a key belongs to. */
  public static OrderKey orderOf(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length < 5 || !parts[0].equals("runs") || !parts[2].equals("orders")) {
      throw new IllegalArgumentException("not the key of an order's object: " + key);
    }
    return new OrderKey(parts[1], parts[3]);
  }

  private static String run(String runId) {
    return "runs/" + runId + "/";
  }

  private static String order(String runId, String orderNum) {
    return run(runId) + "orders/" + orderNum + "/";
  }
}
