package dev.exesys.worker.pool;

import dev.exesys.core.contract.PoolName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a worker process of pools does.
 *
 * @param pools names of the pools, each once
 * @param slots how many orders of each pool run at the same time
 * @param healthPort port on loopback of the health and metrics pages; empty for none, 0 for any
 *     free port
 */
public record PoolOptions(List<String> pools, int slots, OptionalInt healthPort) {
  private static final int MAX_SLOTS = 256;
  private static final int MAX_PORT = 65_535;

  public PoolOptions {
    pools = pools.stream().distinct().toList();
    if (pools.isEmpty()) {
      throw new IllegalArgumentException("--pool is required: name the pool whose orders to run");
    }
    for (String pool : pools) {
      if (!PoolName.isValid(pool)) {
        throw new IllegalArgumentException("--pool " + pool + ": " + PoolName.FORM);
      }
    }
    if (slots < 1 || slots > MAX_SLOTS) {
      throw new IllegalArgumentException(
          "--slots must be between 1 and " + MAX_SLOTS + ", but is " + slots);
    }
    if (healthPort.isPresent() && (healthPort.getAsInt() < 0 || healthPort.getAsInt() > MAX_PORT)) {
      throw new IllegalArgumentException(
          "--health-port must be between 0 and " + MAX_PORT + ", but is " + healthPort.getAsInt());
    }
  }

  /**
   * Reads the arguments {@code --pool NAME [--pool …] [--slots N] [--health-port PORT]}.
   *
   * @throws IllegalArgumentException if the arguments are invalid
   */
  public static PoolOptions parse(List<String> arguments) {
    List<String> pools = new ArrayList<>();
    int slots = 1;
    OptionalInt port = OptionalInt.empty();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " requires a value");
      }
      String value = arguments.get(i + 1);
      switch (name) {
        case "--pool" -> pools.add(value);
        case "--slots" -> slots = number(name, value);
        case "--health-port" -> port = OptionalInt.of(number(name, value));
        default -> throw new IllegalArgumentException("unknown argument " + name);
      }
    }
    return new PoolOptions(pools, slots, port);
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, but is " + value, e);
    }
  }
}
