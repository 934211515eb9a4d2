package dev.exesys.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks rules of STYLE that concern source files: unique type names and file sizes. */
class SourceRulesTest {
  private static final int MAX_LINES = 400;
  private static final Path PROJECT = Path.of("..");
  private static final PathMatcher MAIN_SOURCE =
      FileSystems.getDefault().getPathMatcher("glob:../*/src/main/java/**.java");

  @Test
  void aSimpleTypeNameNamesOneType() throws IOException {
    Map<String, List<Path>> byName =
        new TreeMap<>(
            mainSources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(
                    groupingBy(
                        file -> file.getFileName().toString(), mapping(file -> file, toList()))));
    byName.values().removeIf(files -> files.size() == 1);
    assertThat(byName).as("type names in use for several types").isEmpty();
  }

  @Test
  void noFileIsLongerThanFourHundredLines() throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    for (Path file : mainSources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MAX_LINES) {
        tooLong.put(file, lines);
      }
    }
    assertThat(tooLong).as("lines of files longer than " + MAX_LINES).isEmpty();
  }

  private static List<Path> mainSources() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      List<Path> sources = files.filter(MAIN_SOURCE::matches).toList();
      assertThat(sources).as("main sources found below the project").hasSizeGreaterThan(500);
      return sources;
    }
  }
}
