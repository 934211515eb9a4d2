package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  @TempDir Path home;
  private CommandRunnerFixture commands;

  @BeforeEach
  void prepare() {
    commands = new CommandRunnerFixture(home, ProcessScopeFactory.best());
  }

  @Test
  void runsCommandsInSequenceUntilOneFails() throws Exception {
    assertThat(commands.run("echo one", "echo two; exit 7", "echo three"))
        .isEqualTo(new ScriptResult.Failed(7, 2));
    assertThat(commands.text()).isEqualTo("one\ntwo\n");
  }

  @Test
  void keepsTheOrderOfOutputAndErrors() throws Exception {
    commands.run("for i in 1 2 3; do echo out$i; echo err$i >&2; done");

    assertThat(commands.text()).isEqualTo("out1\nerr1\nout2\nerr2\nout3\nerr3\n");
  }

  @Test
  void closesStandardInput() throws Exception {
    assertThat(commands.run("cat; read line || echo nothing"))
        .isEqualTo(new ScriptResult.Succeeded());
    assertThat(commands.text()).isEqualTo("nothing\n");
  }

  @Test
  void passesCommandsUnchanged() throws Exception {
    commands.run("printf '%s\\n' 'a \"b\" $HOME `id` \\ é 漢'\nx='y z'; echo \"$x\"");

    assertThat(commands.text()).isEqualTo("a \"b\" $HOME `id` \\ é 漢\ny z\n");
  }

  @Test
  void providesOnlyTheGivenEnvironment() throws Exception {
    commands.environment.put("MINE", "1");
    commands.run("env | cut -d= -f1 | sort");

    assertThat(commands.text().lines())
        .containsExactlyInAnyOrder("MINE", "PATH", "PWD", "SHLVL", "_", CommandRunner.MARK);
  }

  @Test
  void stopsOnRequest() throws Exception {
    CompletableFuture.delayedExecutor(300, java.util.concurrent.TimeUnit.MILLISECONDS)
        .execute(() -> commands.stop.complete("cancelled"));

    assertThat(commands.run("true", "trap 'echo tidied; exit 1' INT; sleep 300"))
        .isEqualTo(new ScriptResult.Interrupted("cancelled", 2));
    assertThat(commands.text()).isEqualTo("tidied\n");
  }

  @Test
  void startsNoCommandAfterTheDeadlineOrAStop() throws Exception {
    commands.timeout = Duration.ZERO;
    assertThat(commands.run("touch ran")).isEqualTo(new ScriptResult.TimedOut(1));

    Files.delete(home.resolve("output"));
    commands.timeout = Duration.ofSeconds(9);
    commands.stop.complete("cancelled");
    assertThat(commands.run("touch ran")).isEqualTo(new ScriptResult.Interrupted("cancelled", 1));
    assertThat(home.resolve("ran")).doesNotExist();
  }

  @Test
  void reportsWhyACommandCouldNotBeStarted() throws Exception {
    commands.environment.put("BIG", "x".repeat(200_000));

    assertThat(commands.run("true"))
        .isInstanceOfSatisfying(
            ScriptResult.NotStarted.class,
            result -> assertThat(result.reason()).contains("too long"));
  }

  @Test
  void reportsWhichSignalEndedACommand() throws Exception {
    assertThat(commands.run("kill -KILL $$")).isEqualTo(new ScriptResult.Failed(137, 1));
  }

  @Test
  void acceptsLargeOutput() throws Exception {
    AtomicLong bytes = new AtomicLong();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int value) {
            bytes.incrementAndGet();
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            bytes.addAndGet(length);
          }
        };
    Script script =
        new Script(
            List.of("head -c 200000000 /dev/zero"),
            home,
            Map.copyOf(commands.environment),
            Deadline.in(Duration.ofSeconds(60)),
            commands.grace,
            Duration.ofHours(1));

    ScriptResult result =
        new CommandRunner(
                CommandPrefix.detect(), ProcessScopeFactory.best(), CommandListener.NONE, false)
            .run(script, home, counting, commands.stop);

    assertThat(result).isEqualTo(new ScriptResult.Succeeded());
    assertThat(bytes).hasValue(200_000_000);
  }

  @Test
  void writesEachCommandBeforeItsOutput() throws Exception {
    Script script =
        new Script(
            List.of("echo one", "echo two\necho three"),
            home,
            commands.environment,
            Deadline.in(commands.timeout),
            commands.grace,
            Duration.ofHours(1));
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    ScriptResult result =
        new CommandRunner(CommandListener.NONE).run(script, home, output, commands.stop);

    assertThat(result).isEqualTo(new ScriptResult.Succeeded());
    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo("$ echo one\none\n$ echo two\n> echo three\ntwo\nthree\n");
  }
}
