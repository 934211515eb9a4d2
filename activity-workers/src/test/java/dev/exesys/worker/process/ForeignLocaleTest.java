package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and variables reach bash unchanged, whatever the locale of the worker's JVM is. */
class ForeignLocaleTest {
  private static final String TEXT = "grüße \u20ac \ud83d\ude00 \u00a0 'q' \"d\" \\ $x\nline\n";

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "xx_XX.ISO-8859-1", "en_US.UTF-8", "C.UTF-8"})
  void passesBytesUnchanged(String locale) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            home.toString());
    java.environment().clear();
    java.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    if (!locale.isEmpty()) {
      java.environment().put("LC_ALL", locale);
    }
    assertThat(java.inheritIO().start().waitFor()).isZero();

    assertThat(Files.readString(home.resolve("variable"))).isEqualTo(TEXT);
    assertThat(Files.readString(home.resolve("command"))).isEqualTo("München 3 ä\n");
    assertThat(Files.readString(home.resolve("log"))).isEqualTo("bash: ö\nkept\n");
    try (var files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("variable", "command", "log", "output");
    }
  }

  /** Runs the commands in a JVM with another locale. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      Script script =
          new Script(
              List.of(
                  "printf %s \"$TEXT\" > variable",
                  "cat > command <<END\nMünchen $((1 + 2)) ä\nEND",
                  "printf '%s: ö\\n' \"$0\"; echo $KEPT"),
              home,
              Map.of("PATH", System.getenv("PATH"), "TEXT", TEXT, "KEPT", "kept", "a.b", "ß"),
              Deadline.in(Duration.ofMinutes(1)),
              Duration.ofSeconds(1),
              Duration.ofHours(1));
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      ScriptResult result =
          new CommandRunner(
                  CommandPrefix.detect(), ProcessScopeFactory.best(), CommandListener.NONE, false)
              .run(script, home, output, new CompletableFuture<>());
      Files.writeString(
          home.resolve("log"), output.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      System.exit(result instanceof ScriptResult.Succeeded ? 0 : 1);
    }
  }
}
