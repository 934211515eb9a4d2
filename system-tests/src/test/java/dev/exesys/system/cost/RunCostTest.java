package dev.exesys.system.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.system.infra.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures in {@code docs/DEPLOY.md} equal the results of its formulas. */
class RunCostTest {

  private static final String START = "<!-- costs: generated -->\n";
  private static final String END = "<!-- costs: end -->\n";

  @Test
  void pageShowsTheResultsOfTheFormulas() throws IOException {
    Path path = Repository.root().resolve("docs/DEPLOY.md");
    String page = Files.readString(path);
    assertThat(page).contains(START, END);

    String before = page.substring(0, page.indexOf(START) + START.length());
    String table =
        RunCost.table(new RunCost(1, 60, 1), new RunCost(100, 60, 1), new RunCost(10_000, 60, 42));

    Repository.assertPage(path, before + "\n" + table + "\n" + page.substring(page.indexOf(END)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 2500})
  void transitionsEqualTheStatesOfAnExecution(int orders) {
    JobGraph graph =
        new JobGraph(
            IntStream.range(0, orders).mapToObj(i -> OrderNode.of("order-" + i)).toList(), 3600);
    CompiledJob job = JobCompiler.compile(graph, CompilerOptions.DEFAULTS);
    int transitions =
        job.machines().stream().mapToInt(machine -> machine.stats().transitions()).sum();
    int machines = job.machines().size();

    // Each execution has a start, which is billed as a transition.
    assertThat(new RunCost(orders, 1, machines).transitions()).isEqualTo(transitions + machines);
  }
}
