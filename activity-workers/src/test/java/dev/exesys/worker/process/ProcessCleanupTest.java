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

/** No process of an order remains, however it was started; with control groups and without. */
class ProcessCleanupTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path home;

  static Stream<Arguments> scopes() {
    return Stream.of(
        Arguments.of("control groups", ProcessScopeFactory.best()),
        Arguments.of("process scans", ProcessScopeFactory.withoutGroups()));
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
    return commands.flatMap(
        c -> scopes().map(scope -> Arguments.of(c, scope.get()[0], scope.get()[1])));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("escapes")
  void endsAllProcessesAfterATimeout(String command, String scope, ProcessScopeFactory factory)
      throws Exception {
    CommandRunnerFixture commands = new CommandRunnerFixture(home, factory);
    commands.timeout = SHORT;
    commands.grace = SHORT;
    String unique = uniqueSeconds();

    ScriptResult result = commands.run(command.replace("300", unique));

    assertThat(result).isEqualTo(new ScriptResult.TimedOut(1));
    assertThat(sleeping(unique)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scopes")
  void endsAllProcessesAfterSuccessOrFailure(String scope, ProcessScopeFactory factory)
      throws Exception {
    String unique = uniqueSeconds();

    assertThat(
            new CommandRunnerFixture(home, factory)
                .run("setsid sleep " + unique + " & echo started"))
        .isEqualTo(new ScriptResult.Succeeded());
    assertThat(sleeping(unique)).isEmpty();

    Files.delete(home.resolve("output"));
    assertThat(
            new CommandRunnerFixture(home, factory)
                .run("true", "sleep " + unique + " & exit 3", "true"))
        .isEqualTo(new ScriptResult.Failed(3, 2));
    assertThat(sleeping(unique)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scopes")
  void givesCommandsTimeToReleaseALock(String scope, ProcessScopeFactory factory) throws Exception {
    CommandRunnerFixture commands = new CommandRunnerFixture(home, factory);
    commands.timeout = SHORT;
    String holdLock =
        "trap 'sleep 0.3; rm lock; echo released; exit 1' INT; touch lock; while :; do sleep 0.1; done";

    assertThat(commands.run("bash -c \"" + holdLock + "\"; true"))
        .isEqualTo(new ScriptResult.TimedOut(1));
    assertThat(home.resolve("lock")).doesNotExist();
    assertThat(commands.text()).contains("released");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scopes")
  void keepsBackgroundProcessesBetweenCommands(String scope, ProcessScopeFactory factory)
      throws Exception {
    CommandRunnerFixture commands = new CommandRunnerFixture(home, factory);

    ScriptResult result =
        commands.run(
            "touch ticks; (while :; do echo tick; echo tick >> ticks; sleep 0.05; done) & echo $! > pid",
            "until [ $(wc -l < ticks) -ge 3 ]; do sleep 0.05; done",
            "kill -0 $(cat pid) && echo alive");

    assertThat(result).isEqualTo(new ScriptResult.Succeeded());
    assertThat(commands.text()).contains("alive").endsWith("\n").containsPattern("(tick\n){3}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scopes")
  void doesNotSignalOtherProcesses(String scope, ProcessScopeFactory factory) throws Exception {
    assumeTrue(OrderProcesses.isSupported(), "requires /proc");
    Process other = new ProcessBuilder("sleep", uniqueSeconds()).start();
    try {
      CommandRunnerFixture commands = new CommandRunnerFixture(home, factory);
      commands.timeout = SHORT;
      commands.grace = SHORT;
      commands.run("sleep 300 & sleep 300");

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Returns a number of seconds that no other test sleeps, by which the processes are found. */
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
