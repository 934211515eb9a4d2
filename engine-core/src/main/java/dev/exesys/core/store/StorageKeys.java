package dev.exesys.core.store;

import java.util.regex.Pattern;

/**
 * Where things are in the internal bucket, and what the parameters of the engine's own are called.
 */
public final class StorageKeys {
  private static final Pattern LOG_CHUNK = Pattern.compile("/[0-9]{8}$");

  private StorageKeys() {}

  /** One order's {@code env_vars}, sealed to the run's key. */
  public static String sealedEnvironment(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "env.sops.json";
  }

  /** One order's whole secret environment, sealed to the order's key. */
  public static String bundle(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "bundle.sops.json";
  }

  /** The lists of an order that is too large for its item. */
  public static String orderParts(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "order.json";
  }

  /**
   * Under which an order's log is: its chunks, or, if several instances run it, each one's in a
   * folder of its own.
   */
  public static String logPrefix(OrderKey order) {
    return order(order.runId(), order.orderNum()) + "log/";
  }

  /** Under which the log chunks of one of several instances are. */
  public static String logPrefix(OrderKey order, String instance) {
    return logPrefix(order) + instance + "/";
  }

  /** One chunk of the log under a prefix, named by its eight-digit number from 1. */
  public static String logChunk(String prefix, int number) {
    return prefix + String.format("%08d", number);
  }

  /** Whether a key is a chunk's, and not of something that a store keeps while it writes one. */
  public static boolean isLogChunk(String key) {
    return LOG_CHUNK.matcher(key).find();
  }

  /** Data of an event that is too large for an item. */
  public static String eventData(String runId, String orderNum, String epoch) {
    return order(runId, orderNum) + "events/" + epoch + ".json";
  }

  /** A checkout, named by the digest of its content. */
  public static String source(String sha256) {
    return "sources/" + sha256 + ".tar.gz";
  }

  /** The parameter with a run's age identity, if one was made for it. */
  public static String runKey(String prefix, String runId) {
    return "/" + prefix + "/runs/" + runId + "/age-key";
  }

  /** The parameter with an order's age identity. */
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
