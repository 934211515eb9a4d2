package dev.exesys.cli.imports;

import dev.exesys.cli.yaml.YamlDocument;
import dev.exesys.cli.yaml.YamlPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Collects what could not be converted, each with its place in the file. */
final class ImportReport {
  private final String file;
  private final @Nullable YamlDocument document;
  private final List<String> lines = new ArrayList<>();

  ImportReport(String file, @Nullable YamlDocument document) {
    this.file = file;
    this.document = document;
  }

  /** Adds a remark about a value of the file. */
  void add(JsonPointer at, String message) {
    String line =
        document == null
            ? ""
            : document.position(at).map(YamlPosition::line).map(n -> ":" + n).orElse("");
    lines.add(file + line + ": " + message);
  }

  /** Adds a remark about the file as a whole. */
  void add(String message) {
    lines.add(file + ": " + message);
  }

  /** Returns the remarks, each as {@code file:line: message}. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
