package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However processes try to get away, none is left; with control groups and without. */
class EndingProcessesTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path home;

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of("control groups", ProcessScopeFactory.best()),
        Arguments.of("scans", ProcessScopeFactory.withoutGroups()));
  }

  static Stream<Arguments> escapes() {
    Stream<String> commands =
        Stream.of(
            "sleep 300",
            "sleep 300 & sleep 300",
            "nohup sleep 300 >/dev/null 2>&1 & wait",
            "setsid sleep 300 & wait",
            "(setsid nohup sleep 300 >/dev/null 2>&1 &) ; sleep 300",
            "(cd / && env -i setsid sleep 300 &) ; sleep 300",
            "(env -i setsid sleep 300 >/dev/null 2>&1 &) ; sleep 300",
            "trap '' INT TERM HUP; sleep 300; sleep 300",
            "bash -c 'bash -c \"sleep 300 & sleep 300\" & sleep 300' & wait",
            "kill -STOP $$; sleep 300");
    return commands.flatMap(c -> ways().map(way -> Arguments.of(c, way.get()[0], way.get()[1])));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("escapes")
  void nothingIsLeftAfterATimeout(String command, String way, ProcessScopeFactory enclosures)
      throws Exception {
    Commands commands = new Commands(home, enclosures);
    commands.timeout = SHORT;
    commands.grace = SHORT;
    String unique = uniqueSeconds();

    ScriptResult ending = commands.run(command.replace("300", unique));

    assertThat(ending).isEqualTo(new ScriptResult.TimedOut(1));
    assertThat(sleeping(unique)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void nothingIsLeftAfterSuccessOrFailure(String way, ProcessScopeFactory enclosures)
      throws Exception {
    String unique = uniqueSeconds();

    assertThat(new Commands(home, enclosures).run("setsid sleep " + unique + " & echo started"))
        .isEqualTo(new ScriptResult.Succeeded());
    assertThat(sleeping(unique)).isEmpty();

    Files.delete(home.resolve("output"));
    assertThat(new Commands(home, enclosures).run("true", "sleep " + unique + " & exit 3", "true"))
        .isEqualTo(new ScriptResult.Failed(3, 2));
    assertThat(sleeping(unique)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aLockIsReleasedOnInterrupt(String way, ProcessScopeFactory enclosures) throws Exception {
    Commands commands = new Commands(home, enclosures);
    commands.timeout = SHORT;
    String holdLock =
        "trap 'sleep 0.3; rm lock; echo released; exit 1' INT; touch lock; while :; do sleep 0.1; done";

    assertThat(commands.run("bash -c \"" + holdLock + "\"; true"))
        .isEqualTo(new ScriptResult.TimedOut(1));
    assertThat(home.resolve("lock")).doesNotExist();
    assertThat(commands.text()).contains("released");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aBackgroundProcessLivesFromOneCommandToTheNext(String way, ProcessScopeFactory enclosures)
      throws Exception {
    Commands commands = new Commands(home, enclosures);

    ScriptResult ending =
        commands.run(
            "(while :; do echo tick; sleep 0.05; done) & echo $! > pid",
            "sleep 0.3; kill -0 $(cat pid) && echo alive");

    assertThat(ending).isEqualTo(new ScriptResult.Succeeded());
    assertThat(commands.text()).contains("alive").endsWith("\n").containsPattern("(tick\n){3}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void strangersAreLeftAlone(String way, ProcessScopeFactory enclosures) throws Exception {
    assumeTrue(ProcFileSystem.isSupported(), "needs /proc");
    Process stranger = new ProcessBuilder("sleep", uniqueSeconds()).start();
    try {
      Commands commands = new Commands(home, enclosures);
      commands.timeout = SHORT;
      commands.grace = SHORT;
      commands.run("sleep 300 & sleep 300");

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  /** A number of seconds that no other test sleeps, to find the processes by. */
  private static String uniqueSeconds() {
    return "300." + System.nanoTime();
  }

  private static Stream<String> sleeping(String argument) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .map(ProcessHandle.Info::commandLine)
        .flatMap(Optional::stream)
        .filter(line -> line.contains(argument));
  }
}
