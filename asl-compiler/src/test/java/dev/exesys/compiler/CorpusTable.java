package dev.exesys.compiler;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.simulation.Exactness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the table of what the corpus compiles to; the one argument is the file. */
public final class CorpusTable {
  private CorpusTable() {}

  public static void main(String[] arguments) throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| graph | orders | edges | reduced | waits | states | machines | events |\n");
    table.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Corpus.Entry entry : Corpus.upTo(20_000)) {
      CompiledJob job = JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS);
      // Delay ratio 1.000 is not a column: this fails where it is anything else.
      Exactness.check(entry.job(), job, 1);
      int states = job.machines().stream().mapToInt(machine -> machine.stats().states()).sum();
      long events =
          job.machines().stream()
              .mapToLong(machine -> machine.stats().historyEvents())
              .max()
              .orElse(0);
      table.append(
          "| %s | %d | %d | %d | %d | %d | %d | %d |%n"
              .formatted(
                  entry.name(),
                  job.stats().orders(),
                  job.stats().edges(),
                  job.stats().reducedEdges(),
                  job.waits(),
                  states,
                  job.machines().size(),
                  events));
    }
    Files.writeString(Path.of(arguments[0]), table.toString(), StandardCharsets.UTF_8);
  }
}
