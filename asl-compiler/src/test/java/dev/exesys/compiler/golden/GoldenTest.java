package dev.exesys.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.AslWriter;
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
 * What small shapes compile to, as files to be read by people. {@code -Dexesys.golden=refresh}
 * writes them anew; review the difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String ENDING = ".asl.json";

  @Test
  void compilesToWhatTheFilesSay() throws IOException {
    Map<String, String> compiled = new TreeMap<>();
    for (String shape : Shapes.names()) {
      CompiledJob job = JobCompiler.compile(Shapes.job(shape), CompilerOptions.DEFAULTS);
      Exactness.check(Shapes.job(shape), job, 1);
      compiled.put(shape + ENDING, AslWriter.writePretty(job.root().definition()));
    }
    if ("refresh".equals(System.getProperty("exesys.golden"))) {
      refresh(compiled);
    }
    assertThat(files()).as("no file is without its shape").isEqualTo(compiled);
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void refresh(Map<String, String> compiled) throws IOException {
    for (String orphan : files().keySet()) {
      if (!compiled.containsKey(orphan)) {
        Files.delete(FOLDER.resolve(orphan));
      }
    }
    for (Map.Entry<String, String> entry : compiled.entrySet()) {
      Files.writeString(FOLDER.resolve(entry.getKey()), entry.getValue());
    }
  }
}
