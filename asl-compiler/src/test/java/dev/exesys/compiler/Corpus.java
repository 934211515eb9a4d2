package dev.exesys.compiler;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real dependency graphs from a directory next to the project ({@code ../shared/corpus}, or the
 * system property {@code exesys.corpus}). Tests that need it are skipped if it is missing.
 */
final class Corpus {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Corpus() {}

  /** One graph. */
  record Entry(String name, JobGraph job) {
    int size() {
      return job.orders().size();
    }
  }

  /** Returns the graphs with at most the given number of orders, by name. */
  static List<Entry> upTo(int orders) {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Corpus::read)
          .filter(entry -> entry.size() <= orders)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    String property = System.getProperty("exesys.corpus");
    List<Path> candidates =
        property != null
            ? List.of(Path.of(property))
            : List.of(
                Path.of("../shared/corpus"),
                Path.of("../../shared/corpus"),
                Path.of("../../../shared/corpus"));
    for (Path candidate : candidates) {
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return Assumptions.abort("corpus not found in ../shared/corpus: set -Dexesys.corpus=DIRECTORY");
  }

  private static Entry read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readString(file));
      Map<String, List<String>> dependencies = new LinkedHashMap<>();
      for (JsonNode node : json.get("nodes")) {
        dependencies.put(node.get("id").stringValue(), new ArrayList<>());
      }
      for (JsonNode edge : json.get("edges")) {
        dependencies
            .getOrDefault(edge.get(1).stringValue(), new ArrayList<>())
            .add(edge.get(0).stringValue());
      }
      List<OrderNode> orders = new ArrayList<>();
      dependencies.forEach((name, before) -> orders.add(OrderNode.of(name, before)));
      return new Entry(json.get("name").stringValue(), new JobGraph(orders, 3600));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
