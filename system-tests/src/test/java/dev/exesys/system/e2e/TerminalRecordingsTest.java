package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.exesys.cli.CommandLineProbe;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ProgressDisplay;
import dev.exesys.core.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The sessions in {@code docs/terminal} are what the program prints. */
@ExtendWith(StackUnderTest.Shared.class)
class TerminalRecordingsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:30Z");

  @TempDir Path folder;
  private final CommandLineProbe probe = new CommandLineProbe();

  @BeforeEach
  void useTheStack(StackUnderTest stack) {
    probe.environment(stack.connection().settings());
  }

  @Test
  void success() throws IOException {
    record(
        "success",
        new JobBuilder().order("build", "echo compiling").order("test", "true", "build"));
  }

  @Test
  void failure() throws IOException {
    record(
        "failure",
        new JobBuilder()
            .order("build", "echo compiling")
            .order("test", "echo 'case 7: expected 4, got 5'; exit 3", "build"));
  }

  @Test
  void blockedTree() throws IOException {
    record(
        "blocked",
        new JobBuilder()
            .order("plan", "echo 'Error: no credentials' >&2; exit 1")
            .order("apply", "true", "plan")
            .order("verify", "true", "apply")
            .order("report", "true", "verify"));
  }

  @Test
  void toleratedFailure() throws IOException {
    record(
        "tolerated",
        new JobBuilder()
            .order("lint", "exit 2", o -> o.put("must_succeed", false))
            .order("build", "true", "lint"));
  }

  @Test
  void timeout() throws IOException {
    record("timeout", new JobBuilder().order("wait", "sleep 60", o -> o.put("timeout", 1)));
  }

  @Test
  void queue() throws IOException {
    record(
        "queue",
        new JobBuilder()
            .order("migrate", "sleep 4", o -> o.put("queue_id", "database"))
            .order("start", "sleep 1")
            .order("backup", "true", o -> o.put("queue_id", "database"), "start"));
  }

  @Test
  void json() throws IOException {
    record("json", new JobBuilder().order("build", "true"), "--json");
  }

  @Test
  void interruption(StackUnderTest stack) throws IOException, InterruptedException {
    Path job = job(new JobBuilder().order("build", "sleep 60").order("test", "true", "build"));
    Path output = folder.resolve("output");
    Path data = folder.resolve("data");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.exesys.cli.Main",
                "run",
                job.toString(),
                "--source",
                tree().toString(),
                "--data-dir",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    program.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = program.start();
    StackUnderTest.awaitTrue(() -> text(output).contains("running    build"));

    int sent = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(sent).isZero();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String printed =
        text(output)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
            .reduce("", (all, line) -> all + line + "\n");
    TerminalRecording.assertRecorded(
        "interrupted",
        "$ exesys run job.json --source .\n"
            + printed
            + "$ echo $?\n"
            + process.exitValue()
            + "\n");
  }

  @Test
  void aThousandOrders() throws IOException {
    TerminalRecording.assertRecorded("orders-1000", screen(1000, "80"));
  }

  @Test
  void fiftyColumns() throws IOException {
    TerminalRecording.assertRecorded("columns-50", screen(12, "50"));
  }

  private void record(String name, JobBuilder job, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", job(job).toString()));
    arguments.addAll(List.of("--source", tree().toString(), "--data-dir"));
    arguments.add(folder.resolve("data").toString());
    arguments.addAll(List.of(options));
    int status = probe.run(arguments.toArray(String[]::new));
    String command = String.join(" ", options);
    TerminalRecording.assertRecorded(
        name,
        "$ exesys run job.json --source ."
            + (command.isEmpty() ? "" : " " + command)
            + "\n"
            + probe.err()
            + probe.out()
            + "$ echo $?\n"
            + status
            + "\n");
  }

  private Path job(JobBuilder job) throws IOException {
    return Files.writeString(folder.resolve("job.json"), job.text());
  }

  private Path tree() throws IOException {
    return Files.createDirectories(folder.resolve("tree"));
  }

  /** Returns the screen of a terminal on which a run with that many orders is in progress. */
  private static String screen(int count, String columns) throws IOException {
    assumeFalse(hasTerminal(), "the size of a terminal cannot be set");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    ProgressDisplay display =
        new ProgressDisplay(
            new Console(stream, stream, false, true),
            false,
            InstantSource.fixed(NOW),
            Map.of("COLUMNS", columns, "LINES", "24"));
    ObjectNode run =
        Json.object()
            .put("run_id", "0b5e02bb-6c1f-4f0e-9d3a-2f6f1c8a9e10")
            .put("created_at", NOW.minusSeconds(30).toString());
    for (int i = 0; i < count; i++) {
      ObjectNode order =
          run.withArray("orders")
              .addObject()
              .put("order_num", Integer.toString(i + 1))
              .put("order_name", "package-" + (i + 1));
      if (i < count / 3) {
        order.put("status", "succeeded").put("duration_seconds", 1.0);
        order.put("ended_at", NOW.minusSeconds(count - i).toString());
      } else if (i < count / 3 + 6) {
        order.put("status", "running").put("started_at", NOW.minusSeconds(2).toString());
      } else {
        order.put("status", "queued").putArray("dependencies").add("package-" + (i - 5));
      }
    }
    display.update(run);
    List<String> lines = bytes.toString(UTF_8).lines().toList();
    return "$ exesys run job.json\n"
        + lines.stream()
            .skip(Math.max(0, lines.size() - 24))
            .reduce("", (all, line) -> all + line + "\n");
  }

  private static boolean hasTerminal() {
    try (InputStream terminal = Files.newInputStream(Path.of("/dev/tty"))) {
      return terminal.available() >= 0;
    } catch (IOException e) {
      // No terminal controls this process.
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
