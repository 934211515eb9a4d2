package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program in another process that follows a run and is interrupted. */
@ExtendWith(StackUnderTest.Shared.class)
class FollowingTest {
  private static final int INTERRUPTED = 130;
  private static final int OTHER_ERROR = 255;

  @TempDir Path folder;

  @Test
  void interruptionPrintsThatTheRunContinuesAndHowToCancelIt(StackUnderTest stack)
      throws Exception {
    Path job =
        Files.writeString(
            folder.resolve("job.json"), new JobBuilder().order("long", "sleep 120").text());
    Path errors = folder.resolve("errors");
    Process process = program(stack, "run", job.toString()).redirectError(errors.toFile()).start();
    StackUnderTest.awaitTrue(() -> text(errors).contains("running    long"));

    int sent = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(sent).isZero();
    assertThat(exitOf(process)).isEqualTo(INTERRUPTED);
    String runId = text(errors).lines().findFirst().orElseThrow().split(" ", -1)[1];
    assertThat(text(errors)).contains("continues").contains("exesys cancel " + runId);
    assertThat(stack.engine().run(runId).path("status").asString()).isEqualTo("running");
    stack.engine().cancel(runId);
  }

  /** As {@code exesys logs … --follow | head -n 1} does. */
  @Test
  void closedOutputEndsTheProgram(StackUnderTest stack) throws Exception {
    JsonNode accepted =
        stack.submit(new JobBuilder().order("talks", "while sleep 0.2; do echo again; done"));
    String runId = accepted.path("run_id").asString();
    Path errors = folder.resolve("errors");
    Process process =
        program(stack, "logs", runId, "talks", "--follow").redirectError(errors.toFile()).start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("$ while sleep 0.2; do echo again; done");
    }

    assertThat(exitOf(process)).isEqualTo(OTHER_ERROR);
    assertThat(text(errors)).isEmpty();
    stack.engine().cancel(runId);
  }

  private static ProcessBuilder program(StackUnderTest stack, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.exesys.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(stack.connection().settings());
    return builder;
  }

  private static int exitOf(Process process) throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the program did not end within 2 minutes");
    }
    return process.exitValue();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
