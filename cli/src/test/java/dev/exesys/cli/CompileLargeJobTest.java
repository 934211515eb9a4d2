package dev.exesys.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** {@code exesys compile} of a job that compiles to several state machines. */
class CompileLargeJobTest {

  /** Parallel chains of orders. */
  private static final JobGraph GRAPH =
      new JobGraph(
          IntStream.range(0, 3_000)
              .mapToObj(i -> OrderNode.of("o" + i, i < 100 ? List.of() : List.of("o" + (i - 100))))
              .toList(),
          Job.DEFAULT_TIMEOUT_SECONDS,
          "org/repo",
          Job.DEFAULT_FLOW_LABEL);

  private final CommandLineProbe probe = new CommandLineProbe();

  @TempDir Path folder;

  @BeforeEach
  void job() {
    ObjectNode job =
        Json.object()
            .put("git_repo", "org/repo")
            .put("git_token_location", "aws:::ssm:/git-token")
            .put("username", "ada")
            .put("issue_number", 7);
    for (OrderNode order : GRAPH.orders()) {
      ObjectNode node =
          job.withArray("orders")
              .addObject()
              .put("order_name", order.name())
              .put("timeout", 60)
              .put("execution_target", "lambda");
      node.putArray("cmds").add("true");
      order.dependencies().forEach(node.putArray("dependencies")::add);
    }
    probe.input(Json.text(job).getBytes(UTF_8));
  }

  @Test
  void writesAFilePerStateMachine() throws IOException {
    Path out = folder.resolve("out");

    assertThat(probe.run("compile", "-", "--out", out.toString())).as(probe.err()).isZero();

    List<CompiledMachine> machines =
        JobCompiler.compile(GRAPH, CompilerOptions.DEFAULTS).machines();
    assertThat(machines).hasSizeGreaterThan(2);
    for (CompiledMachine machine : machines) {
      assertThat(out.resolve(machine.fileName())).hasContent(machine.json());
    }
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(machines.size());
    }
  }

  @Test
  void requiresAnOutputDirectory() {
    assertThat(probe.run("compile", "-")).isEqualTo(3);
    assertThat(probe.out()).isEmpty();
    assertThat(probe.err()).contains("state machines: name a directory for them with --out");
  }

  @Test
  void reportsAFileThatCannotBeWritten() throws IOException {
    // The file name of one of the machines is a directory, so its thread cannot write it.
    Files.createDirectory(folder.resolve("shard-2.asl.json"));

    assertThat(probe.run("compile", "-", "--out", folder.toString())).isEqualTo(255);
    assertThat(probe.err()).startsWith("exesys: could not write to " + folder).contains("shard-2");
    assertThat(folder.resolve("root.asl.json")).doesNotExist();
  }
}
