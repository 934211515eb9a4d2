package dev.exesys.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.json.AslWriter;
import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.simulation.Exactness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the compiled state machines of small graphs with files. {@code -Dexesys.golden=refresh}
 * rewrites the files; review the diff.
 */
class GoldenTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");
  private static final String SUFFIX = ".asl.json";

  @Test
  void compiledMachinesEqualTheGoldenFiles() throws IOException {
    Map<String, String> compiled = new TreeMap<>();
    for (String shape : Shapes.names()) {
      CompiledJob job = JobCompiler.compile(Shapes.job(shape), CompilerOptions.DEFAULTS);
      Exactness.check(Shapes.job(shape), job, 1);
      compiled.put(shape + SUFFIX, AslWriter.writePretty(job.root().definition()));
    }
    if ("refresh".equals(System.getProperty("exesys.golden"))) {
      refresh(compiled);
    }
    assertThat(files()).as("every file belongs to a shape").isEqualTo(compiled);
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(DIRECTORY)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void refresh(Map<String, String> compiled) throws IOException {
    for (String orphan : files().keySet()) {
      if (!compiled.containsKey(orphan)) {
        Files.delete(DIRECTORY.resolve(orphan));
      }
    }
    for (Map.Entry<String, String> entry : compiled.entrySet()) {
      Files.writeString(DIRECTORY.resolve(entry.getKey()), entry.getValue());
    }
  }
}
