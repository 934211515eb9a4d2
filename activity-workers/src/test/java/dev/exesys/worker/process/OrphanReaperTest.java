package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a killed or paused worker are ended. */
class OrphanReaperTest {
  @TempDir Path home;

  @Test
  void interruptsAndThenKillsTheCommandsOfAKilledJvm() throws Exception {
    Process java = start(Duration.ofHours(1));

    java.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    assertInterruptedAndKilled();
  }

  /** A worker that is stopped, or starved by its host, cannot end its commands itself. */
  @Test
  void interruptsAndThenKillsTheCommandsOfAPausedJvm() throws Exception {
    Process java = start(Duration.ofSeconds(3));
    try {
      Signals.send("STOP", List.of(java.pid()));

      assertInterruptedAndKilled();
    } finally {
      java.destroyForcibly();
    }
  }

  private Process start(Duration silence) throws Exception {
    assumeTrue(OrderProcesses.isSupported(), "requires /proc");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                home.toString(),
                silence.toString())
            .inheritIO()
            .start();
    await(() -> Files.exists(home.resolve("pids")));
    return java;
  }

  private void assertInterruptedAndKilled() throws Exception {
    List<Long> started =
        Files.readAllLines(home.resolve("pids")).stream().map(Long::parseLong).toList();
    assertThat(started).hasSize(3);
    await(() -> started.stream().noneMatch(OrphanReaperTest::runs));
    assertThat(home.resolve("interrupted")).exists();
  }

  /** A child of a stopped process remains as a zombie. */
  private static boolean runs(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return false;
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** A JVM that is killed while its commands run. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      String command =
          """
          trap 'touch interrupted; exit 1' INT
          bash -c 'trap "" INT; sleep 600; true' & echo $! >> new
          setsid sleep 600 & echo $! >> new
          echo $$ >> new; mv new pids
          while :; do sleep 0.1; done
          """;
      Script script =
          new Script(
              List.of(command),
              home,
              Map.of("PATH", System.getenv("PATH")),
              Deadline.in(Duration.ofMinutes(10)),
              Duration.ofSeconds(1),
              Duration.parse(arguments[1]));
      ScriptResult unused =
          new CommandRunner(CommandListener.NONE)
              .run(script, home, new ByteArrayOutputStream(), new CompletableFuture<>());
    }
  }
}
