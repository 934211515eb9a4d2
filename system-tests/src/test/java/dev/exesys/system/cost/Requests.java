package dev.exesys.system.cost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Requests to the services on one port, as what they are charged by. */
final class Requests {
  private static final Set<String> READING =
      Set.of("BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems");

  private final int port;
  private final Map<String, Double> counted = new TreeMap<>();

  Requests(int port) {
    this.port = port;
  }

  void add(int port, String operation) {
    count(port, operation, 1);
  }

  /** Units of a table count, not the request. */
  void add(int port, String operation, ConsumedCapacity used) {
    boolean reading = READING.contains(operation.substring(operation.indexOf(' ') + 1));
    count(port, (reading ? "read " : "write ") + used.tableName(), used.capacityUnits());
  }

  private synchronized void count(int port, String what, double howMuch) {
    if (port == this.port) {
      counted.merge(what, howMuch, Double::sum);
    }
  }

  /** Of everything whose name begins so, for example {@code write } or {@code S3 PutObject}. */
  synchronized double of(String start) {
    return counted.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Names of everything that begins otherwise. */
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
