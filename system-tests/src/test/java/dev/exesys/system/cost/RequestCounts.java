package dev.exesys.system.cost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Counts of requests per port, in the units by which they are charged. */
final class RequestCounts {
  private static final Set<String> READING =
      Set.of("BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems");

  private final int port;
  private final Map<String, Double> counted = new TreeMap<>();

  RequestCounts(int port) {
    this.port = port;
  }

  void add(int port, String operation) {
    count(port, operation, 1);
  }

  /** Counts the units of a table instead of the request. */
  void add(int port, String operation, ConsumedCapacity used) {
    boolean reading = READING.contains(operation.substring(operation.indexOf(' ') + 1));
    count(port, (reading ? "read " : "write ") + used.tableName(), used.capacityUnits());
  }

  private synchronized void count(int port, String name, double amount) {
    if (port == this.port) {
      counted.merge(name, amount, Double::sum);
    }
  }

  /**
   * Returns the sum of all names with this prefix, for example {@code write } or {@code S3
   * PutObject}.
   */
  synchronized double of(String start) {
    return counted.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Returns all names without any of these prefixes. */
  synchronized List<String> except(String... starts) {
    return counted.keySet().stream()
        .filter(name -> Stream.of(starts).noneMatch(name::startsWith))
        .toList();
  }

  @Override
  public synchronized String toString() {
    return counted.toString();
  }
}
