package dev.exesys.system.moto;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads real dependency graphs from a folder next to the project ({@code ../shared/corpus}, or the
 * system property {@code exesys.corpus}).
 */
final class CorpusGraphs {
  private CorpusGraphs() {}

  /**
   * Returns the graphs with at most this number of orders, by name; skips the test if there are
   * none.
   */
  static SequencedMap<String, JobGraph> upTo(int orders, Path root) throws IOException {
    Path folder = folder(root).orElseGet(() -> abort("no corpus of graphs in ../shared/corpus"));
    SequencedMap<String, JobGraph> graphs = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JobGraph graph = read(file);
        if (graph.orders().size() <= orders) {
          graphs.put(file.getFileName().toString(), graph);
        }
      }
    }
    return graphs;
  }

  private static Optional<Path> folder(Path root) {
    String named = System.getProperty("exesys.corpus");
    return named != null
        ? Optional.of(Path.of(named))
        : Stream.of("..", "../..")
            .map(up -> root.resolve(up).resolve("shared/corpus"))
            .filter(Files::isDirectory)
            .findFirst();
  }

  private static JobGraph read(Path file) throws IOException {
    JsonNode json = Json.parse(Files.readString(file));
    Map<String, List<String>> needs = new LinkedHashMap<>();
    json.path("nodes").forEach(node -> needs.put(node.path("id").asString(), new ArrayList<>()));
    for (JsonNode edge : json.path("edges")) {
      Objects.requireNonNull(needs.get(edge.get(1).asString())).add(edge.get(0).asString());
    }
    List<OrderNode> orders = new ArrayList<>();
    needs.forEach((name, before) -> orders.add(OrderNode.of(name, before)));
    return new JobGraph(orders, 3600);
  }
}
