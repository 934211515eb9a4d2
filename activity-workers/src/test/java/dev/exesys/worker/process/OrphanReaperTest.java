package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a killed worker are ended. */
class OrphanReaperTest {
  @TempDir Path home;

  @Test
  void interruptsAndThenKillsTheCommandsOfAKilledJvm() throws Exception {
    assumeTrue(ProcFileSystem.isSupported(), "requires /proc");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                home.toString())
            .inheritIO()
            .start();
    Path pids = home.resolve("pids");
    await(() -> Files.exists(pids));

    java.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    List<Long> started = Files.readAllLines(pids).stream().map(Long::parseLong).toList();
    assertThat(started).hasSize(3);
    await(() -> started.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
    assertThat(home.resolve("interrupted")).exists();
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
              Duration.ofSeconds(1));
      ScriptResult unused =
          new CommandRunner(CommandListener.NONE)
              .run(script, home, new ByteArrayOutputStream(), new CompletableFuture<>());
    }
  }
}
