package dev.exesys.system.conformance;

import dev.exesys.core.contract.Json;
import dev.exesys.system.e2e.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conformance case: a folder with {@code expected.json} and either {@code request.json} (a job),
 * {@code request.raw} (the body of POST /init) or {@code steps.json} (a sequence of requests). In
 * all of them <code>${unique}</code> is replaced by a text that is unique to this run of the case.
 *
 * @param name group and case
 * @param steps the requests
 * @param expected the expected response to each request
 * @param runs the expected runs, by the name that a step assigns
 */
record ConformanceCase(String name, List<JsonNode> steps, List<JsonNode> expected, JsonNode runs) {
  private static final String ONLY = "run";

  static ConformanceCase read(Path folder) {
    String unique = UUID.randomUUID().toString();
    String name = nameOf(folder);
    JsonNode expected = Json.parse(text(folder.resolve("expected.json"), unique));
    Path steps = folder.resolve("steps.json");
    if (Files.exists(steps)) {
      return new ConformanceCase(
          name,
          list(Json.parse(text(steps, unique))),
          list(expected.path("steps")),
          expected.path("runs"));
    }
    var step = Json.object().put("as", ONLY);
    Path raw = folder.resolve("request.raw");
    if (Files.exists(raw)) {
      step.put("body", text(raw, unique));
    } else {
      step.set("job", Json.parse(text(folder.resolve("request.json"), unique)));
    }
    var runs = Json.object();
    if (expected.has(ONLY)) {
      runs.set(ONLY, expected.path(ONLY));
    }
    return new ConformanceCase(name, List.of(step), List.of(expected), runs);
  }

  /** Returns this case with the orders of target lambda on a pool. */
  ConformanceCase onPool(String pool) {
    List<JsonNode> changed = new ArrayList<>();
    for (JsonNode step : steps) {
      JsonNode copy = step.deepCopy();
      copy.path("job").path("orders").forEach(order -> move(order, pool));
      move(copy.path("job").path("defaults"), pool);
      changed.add(copy);
    }
    return new ConformanceCase(name, List.copyOf(changed), expected, runs);
  }

  private static void move(JsonNode order, String pool) {
    if (order instanceof ObjectNode fields
        && fields.path("execution_target").asString("").equals("lambda")) {
      fields.put("execution_target", "activity").put("pool", pool);
    }
  }

  static String nameOf(Path folder) {
    int depth = folder.getNameCount();
    return folder.subpath(depth - 2, depth).toString();
  }

  private static String text(Path file, String unique) {
    try {
      return Repositories.in(Files.readString(file)).replace("${unique}", unique);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return List.copyOf(list);
  }
}
