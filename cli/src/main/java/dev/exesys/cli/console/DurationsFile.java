package dev.exesys.cli.console;

import dev.exesys.compiler.picture.OrderDurations;
import dev.exesys.core.contract.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the durations of orders from a file. */
public final class DurationsFile {
  private DurationsFile() {}

  /**
   * Reads a JSON object of seconds by order name, or a run as {@code GET /runs/{run_id}} returns
   * it, whose orders have start and end times.
   *
   * @throws CommandException (refused) if the file contains neither
   */
  public static OrderDurations read(String name, InputStream input) {
    Map<String, Double> seconds = new HashMap<>();
    try {
      JsonNode json = Json.parse(new String(InputFile.read(name, input), StandardCharsets.UTF_8));
      if (json.path("orders").isArray()) {
        json.path("orders").forEach(order -> addOrder(order, seconds));
      } else {
        json.properties().forEach(entry -> seconds.put(entry.getKey(), number(entry.getValue())));
      }
    } catch (JacksonException | DateTimeException | NumberFormatException e) {
      throw CommandException.refused(
          name + ": expected an object of seconds by order name, or a run: " + e.getMessage());
    }
    return order -> {
      Double known = seconds.get(order);
      return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    };
  }

  private static void addOrder(JsonNode order, Map<String, Double> seconds) {
    if (order.hasNonNull("started_at") && order.hasNonNull("ended_at")) {
      Instant start = Instant.parse(order.path("started_at").asString());
      Instant end = Instant.parse(order.path("ended_at").asString());
      seconds.put(
          order.path("order_name").asString(), Duration.between(start, end).toNanos() / 1e9);
    }
  }

  private static double number(JsonNode value) {
    if (!value.isNumber()) {
      throw new NumberFormatException(value + " is not a number");
    }
    return value.doubleValue();
  }
}
