package dev.exesys.system.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import dev.exesys.system.infra.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * moto's parser accepts the state machines of real graphs. It is slow, so graphs of up to 500
 * orders require {@code -Dexesys.load=full}.
 */
@Tag("moto")
class MotoParserTest {
  private static final int MOST_ORDERS =
      "full".equals(System.getProperty("exesys.load")) ? 500 : 15;
  private static final String PROGRAM =
      "system-tests/src/test/resources/dev/exesys/system/moto/parse.py";

  @TempDir Path folder;

  @Test
  void acceptsEveryMachineOfTheCorpus() throws IOException {
    List<String> names = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    String last = "";
    Map<String, JobGraph> graphs = new LinkedHashMap<>();
    graphs.put("every kind of state", everyKindOfState());
    graphs.putAll(CorpusGraphs.upTo(MOST_ORDERS, Repository.root()));
    for (Map.Entry<String, JobGraph> graph : graphs.entrySet()) {
      for (CompiledMachine machine :
          JobCompiler.compile(graph.getValue(), CompilerOptions.DEFAULTS).machines()) {
        names.add(graph.getKey() + " " + machine.role());
        last = machine.json();
        files.add(Files.writeString(folder.resolve(files.size() + ".asl.json"), last));
      }
    }
    assertThat(files).hasSizeGreaterThan(5);
    // Shows that the parser rejects an invalid machine.
    names.add("broken");
    files.add(
        Files.writeString(
            folder.resolve("broken.asl.json"), last.replaceFirst("\"Resource\":", "\"Source\":")));

    List<String> results = parse(files);

    assertThat(results).hasSameSizeAs(files);
    for (int i = 0; i < files.size() - 1; i++) {
      assertThat(results.get(i)).as(names.get(i)).isEqualTo("accepted");
    }
    assertThat(results.getLast()).isNotEqualTo("accepted");
  }

  private static JobGraph everyKindOfState() {
    return new JobGraph(
        List.of(
            OrderNode.of("plan").withRetry(new RunStateRetry(3, 10, 1.5)),
            OrderNode.of("apply", "plan").withApproval(86_400L).withQueue("prod"),
            OrderNode.of("bench", "plan").withPool("gpu"),
            OrderNode.of("alone"),
            OrderNode.of("notice", "bench", "alone")),
        3600);
  }

  private static List<String> parse(List<Path> files) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", Repository.root().resolve(PROGRAM).toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return abort("python3 is not installed");
    }
    try (Writer names = process.outputWriter()) {
      for (Path file : files) {
        names.write(file + "\n");
      }
    } catch (IOException e) {
      return abort("moto's parser does not start: " + process.inputReader().readLine());
    }
    try (BufferedReader output = process.inputReader()) {
      List<String> results = output.lines().toList();
      assumeTrue(
          results.stream().noneMatch(line -> line.startsWith("ModuleNotFoundError")),
          "moto with its Step Functions parser is not installed");
      return results;
    }
  }
}
