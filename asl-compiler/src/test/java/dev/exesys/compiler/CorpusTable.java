package dev.exesys.compiler;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.simulation.Exactness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the table of compilation results of the corpus. The only argument is the output file. */
public final class CorpusTable {
  private CorpusTable() {}

  /** The number of compilations, of which the fastest counts. */
  private static final int ROUNDS = 5;

  public static void main(String[] arguments) throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        "| graph | orders | edges | reduced | s-p | waits | states | transitions | machines | events |"
            + " delay | ms |\n");
    table.append("|---|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Corpus.Entry entry : Corpus.upTo(20_000)) {
      CompiledJob job = JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS);
      // Fails unless the delay ratio is 1.
      Exactness.check(entry.job(), job, 1);
      int states = job.machines().stream().mapToInt(machine -> machine.stats().states()).sum();
      int transitions =
          job.machines().stream().mapToInt(machine -> machine.stats().transitions()).sum();
      long events =
          job.machines().stream()
              .mapToLong(machine -> machine.stats().historyEvents())
              .max()
              .orElse(0);
      table.append(
          "| %s | %d | %d | %d | %s | %d | %d | %d | %d | %d | 1.000 | %.1f |%n"
              .formatted(
                  entry.name(),
                  job.stats().orders(),
                  job.stats().edges(),
                  job.stats().reducedEdges(),
                  job.waits() == 0 ? "yes" : "no",
                  job.waits(),
                  states,
                  transitions,
                  job.machines().size(),
                  events,
                  milliseconds(entry)));
    }
    Files.writeString(Path.of(arguments[0]), table.toString(), StandardCharsets.UTF_8);
  }

  private static double milliseconds(Corpus.Entry entry) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least / 1e6;
  }
}
