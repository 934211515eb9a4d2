package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands of the command line against a stack. */
@ExtendWith(StackUnderTest.Shared.class)
class CommandsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;
  private final CommandLineProbe probe = new CommandLineProbe();

  @BeforeEach
  void useTheStack(StackUnderTest stack) {
    probe.environment(stack.connection().settings());
  }

  @Test
  void runStartsAPrivateStackIfNoneIsRunning() {
    probe.environment(Map.of());

    int status =
        run(EXAMPLES.resolve("first.json"), "--data-dir", folder.resolve("none").toString());

    assertThat(status).as(probe.err()).isZero();
    assertThat(probe.out())
        .isEqualTo(
            "{\"status\":\"succeeded\",\"summary\":{\"succeeded\":3,\"failed\":0,\"timed_out\":0}}\n");
    assertThat(probe.err()).contains("succeeded  report");
  }

  @Test
  void runWithJsonPrintsOnlyJsonAndEndsWithTheResult() throws IOException {
    int status = run(job(new JobBuilder().order("a", "true")), "--json");

    List<JsonNode> lines = probe.out().lines().map(Json::parse).toList();
    assertThat(status).isZero();
    assertThat(lines.getLast().propertyNames())
        .containsExactly("run_id", "trace_id", "flow_id", "done_endpt", "status", "summary");
  }

  @Test
  void exitStatusIsThatOfTheJob() throws IOException {
    assertThat(run(job(new JobBuilder().order("a", "false")))).isEqualTo(1);
    assertThat(run(job(new JobBuilder().order("a", "sleep 30", o -> o.put("timeout", 1)))))
        .isEqualTo(2);
    assertThat(run(job(new JobBuilder().order("a", "true", "a")))).isEqualTo(3);
    assertThat(probe.out()).isEmpty();
    assertThat(probe.err()).contains("the engine rejected the job").contains("/orders/0");
  }

  @Test
  void finishedRunsCanBeInspected() throws IOException {
    run(job(new JobBuilder().order("greet", "echo hello")), "--json");
    JsonNode result = Json.parse(probe.out().lines().toList().getLast());
    String runId = result.path("run_id").asString();

    assertThat(probe.run("logs", runId, "greet", "--follow")).isZero();
    assertThat(probe.out()).isEqualTo("$ echo hello\nhello\n");

    assertThat(probe.run("status", runId, "--json")).isZero();
    assertThat(Json.parse(probe.out()).path("orders").get(0).path("status").asString())
        .isEqualTo("succeeded");

    assertThat(probe.run("events", result.path("trace_id").asString(), "--follow", "--json"))
        .isZero();
    assertThat(probe.out().lines().map(Json::parse).map(e -> e.path("event_type").asString()))
        .startsWith("job_started")
        .contains("queued", "dispatched", "running", "succeeded")
        .endsWith("job_completed");

    assertThat(probe.run("events", result.path("trace_id").asString(), "--order", "greet"))
        .isZero();
    assertThat(probe.out()).doesNotContain("_job").contains("greet  running");
  }

  @Test
  void compileRequiresNoEngine() throws IOException {
    String job = job(new JobBuilder().order("a", "true").order("b", "true", "a")).toString();
    probe.environment(Map.of());

    assertThat(probe.run("compile", job)).isZero();
    assertThat(Json.parse(probe.out()).path("StartAt").asString()).isEqualTo("prepare");
    assertThat(probe.run("compile", job, "--format", "mermaid")).isZero();
    assertThat(probe.out()).startsWith("flowchart TD");
    assertThat(probe.run("compile", job, "--format", "dot")).isZero();
    assertThat(probe.out()).startsWith("digraph").contains("\"a\" -> \"b\"");
    assertThat(probe.run("compile", job, "--format", "svg")).isZero();
    assertThat(probe.out()).startsWith("<svg").contains(">graph<").contains(">finalize<");
    String drawn = folder.resolve("drawn").toString();
    probe.input("{\"a\": 1.5, \"b\": 2}".getBytes(UTF_8));
    assertThat(probe.run("compile", job, "--format", "dot", "--durations", "-", "--out", drawn))
        .isZero();
    assertThat(folder.resolve("drawn/graph.dot")).content().contains("color=red");
    assertThat(folder.resolve("drawn/root.dot")).content().contains("color=red");
    assertThat(probe.run("compile", job, "--out", folder.resolve("out").toString())).isZero();
    assertThat(folder.resolve("out").resolve("root.asl.json")).exists();
  }

  @Test
  void validateRequiresNoEngine() throws IOException {
    probe.environment(Map.of());
    Path good = job(new JobBuilder().order("a", "true"));
    assertThat(probe.run("validate", good.toString())).isZero();

    Path bad = job(new JobBuilder().order("a", "true", "ghost"));
    assertThat(probe.run("validate", bad.toString())).isEqualTo(3);
    assertThat(probe.out()).contains("/orders/0/dependencies/0").contains("ghost");
    assertThat(probe.run("validate", bad.toString(), "--json")).isEqualTo(3);
    assertThat(Json.parse(probe.out().lines().findFirst().orElseThrow()).path("pointer"))
        .isEqualTo(Json.parse("\"/orders/0/dependencies/0\""));
  }

  @Test
  void reportsUnknownRunsTracesAndOrders() throws IOException {
    assertThat(probe.run("status", "11111111-2222-3333-4444-555555555555")).isEqualTo(254);
    assertThat(probe.err()).contains("404");
    run(job(new JobBuilder().order("a", "true")), "--json");
    String result = probe.out().lines().toList().getLast();
    String runId = Json.parse(result).path("run_id").asString();
    assertThat(probe.run("logs", runId, "nobody")).isEqualTo(3);
    assertThat(probe.run("cancel", runId)).isEqualTo(254);
    assertThat(probe.err()).contains("409");
    assertThat(probe.run("events", "00000000")).as(probe.err()).isEqualTo(3);
    assertThat(probe.err()).contains("no run matches 00000000");
    String trace = Json.parse(result).path("trace_id").asString();
    assertThat(probe.run("events", trace, "--order", "nobody", "--follow")).isEqualTo(3);
    assertThat(probe.err()).contains("has no order nobody");
  }

  @Test
  void runsAreFoundByPrefixTraceIdAndAsTheLastOne() throws IOException {
    String directory = folder.resolve("data").toString();
    Path job = job(new JobBuilder().order("a", "true"));
    run(job, "--detach", "--data-dir", directory);
    String runId = probe.out().strip();

    assertThat(probe.run("wait", "@last", "--data-dir", directory, "--json")).isZero();
    JsonNode result = Json.parse(probe.out().lines().toList().getLast());
    assertThat(result.path("run_id").asString()).isEqualTo(runId);
    for (String name : List.of(runId.substring(0, 13), result.path("trace_id").asString())) {
      int found = probe.run("status", name, "--json");
      assertThat(found).as("%s: %s", name, probe.err()).isZero();
      assertThat(Json.parse(probe.out()).path("run_id").asString()).isEqualTo(runId);
    }
    assertThat(probe.run("runs", "-n", "1", "--status", "succeeded")).isZero();
    assertThat(probe.out()).startsWith(runId);
  }

  @Test
  void aFailedPrivateRunCanBeInspectedUntilItIsPruned() throws IOException {
    probe.environment(Map.of());
    String directory = folder.resolve("data").toString();
    Path job =
        job(
            new JobBuilder()
                .order("broken", "echo before; exit 4")
                .order("next", "true", "broken")
                .order("optional", "false", o -> o.put("must_succeed", false)));
    Path summary = folder.resolve("summary.md");

    assertThat(run(job, "--data-dir", directory, "--summary-md", summary.toString())).isEqualTo(1);

    assertThat(probe.err())
        .contains("✗ broken failed after")
        .contains("    $ echo before; exit 4\n    before\n")
        .contains("blocked by broken: next")
        .contains("tolerated: optional (command 1 of 1 exited with status 1)")
        .contains("3 orders: 1 failed, 1 blocked, 1 tolerated");
    assertThat(summary).content().contains("### ✗ broken");
    assertThat(probe.run("logs", "@last", "broken", "--data-dir", directory)).isZero();
    assertThat(probe.out()).isEqualTo("$ echo before; exit 4\nbefore\n");
    assertThat(probe.run("logs", "@last", "next", "--data-dir", directory)).isZero();
    assertThat(probe.err()).contains("did not run, and is blocked");
    assertThat(probe.run("events", "@last", "--data-dir", directory)).isZero();
    assertThat(probe.out()).contains("job_completed");
    assertThat(probe.run("report", "@last", "--format", "html", "--data-dir", directory)).isZero();
    assertThat(probe.out())
        .startsWith("<!doctype html>")
        .contains("broken")
        .doesNotContain("<script");

    assertThat(probe.run("down", "--prune", "--data-dir", directory)).isZero();
    assertThat(probe.run("status", "@last", "--data-dir", directory)).isEqualTo(3);
  }

  @Test
  void logsOfAllOrdersArePrintedWithTheirNames() throws IOException {
    assertThat(run(job(new JobBuilder().order("greet", "echo hello")), "--logs", "all")).isZero();
    assertThat(probe.err()).contains("greet | $ echo hello\ngreet | hello\n");
  }

  private int run(Path job, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", job.toString()));
    arguments.addAll(List.of(options));
    return probe.run(arguments.toArray(String[]::new));
  }

  private Path job(JobBuilder job) throws IOException {
    return Files.writeString(folder.resolve("job.json"), job.text());
  }
}
