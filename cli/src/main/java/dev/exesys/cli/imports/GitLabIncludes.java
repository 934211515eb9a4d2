package dev.exesys.cli.imports;

import dev.exesys.cli.yaml.YamlDocument;
import dev.exesys.cli.yaml.YamlException;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges the files of the same repository that a pipeline includes; reports other includes. */
final class GitLabIncludes {
  private static final int MAX_DEPTH = 20;

  private final Path folder;
  private final ImportReport report;

  /**
   * Creates a reader.
   *
   * @param folder the root of the repository, which contains the pipeline's file
   */
  GitLabIncludes(Path folder, ImportReport report) {
    this.folder = folder;
    this.report = report;
  }

  /** Returns the pipeline with everything that it includes; its own members take precedence. */
  ObjectNode resolve(JsonNode root) throws IOException, YamlException {
    return resolve(root, 0);
  }

  private ObjectNode resolve(JsonNode root, int depth) throws IOException, YamlException {
    if (depth > MAX_DEPTH) {
      throw new IOException("includes are nested more than " + MAX_DEPTH + " levels deep");
    }
    ObjectNode merged = Json.object();
    JsonNode include = root.path("include");
    List<JsonNode> entries = include.isArray() ? include.valueStream().toList() : List.of(include);
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      String local = entry.isString() ? entry.asString() : entry.path("local").asString("");
      List<Path> files = local.contains("://") ? List.of() : files(local);
      if (files.isEmpty() && !entry.isMissingNode()) {
        report.add(
            JsonPointer.compile("/include" + (include.isArray() ? "/" + i : "")),
            "include " + (local.isEmpty() ? entry.toString() : local) + " is not a file here");
      }
      for (Path file : files) {
        JsonNode included = YamlDocument.parseGitLab(Files.readString(file)).root();
        GitLabExtends.merge(merged, resolve(included, depth + 1));
      }
    }
    GitLabExtends.merge(merged, root);
    merged.remove("include");
    return merged;
  }

  private List<Path> files(String local) throws IOException {
    String name = local.replaceAll("^/+", "");
    if (name.isEmpty()) {
      return List.of();
    }
    if (!name.contains("*")) {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file) ? List.of(file) : List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> matcher.matches(folder.relativize(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
