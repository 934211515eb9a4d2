package dev.exesys.worker.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs commands in a test's folder with common settings. */
final class CommandRunnerFixture {
  final ByteArrayOutputStream output = new ByteArrayOutputStream();
  final CompletableFuture<String> stop = new CompletableFuture<>();
  final Map<String, String> environment =
      new HashMap<>(Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));

  private final Path home;
  private final CommandRunner runner;
  Duration timeout = Duration.ofSeconds(60);
  Duration grace = Duration.ofSeconds(10);

  CommandRunnerFixture(Path home, ProcessScopeFactory scopes) {
    this.home = home;
    this.runner = new CommandRunner(CommandPrefix.detect(), scopes, CommandListener.NONE, false);
  }

  ScriptResult run(String... commands) throws IOException, InterruptedException {
    Script script =
        new Script(
            List.of(commands), home, environment, Deadline.in(timeout), grace, Duration.ofHours(1));
    return runner.run(script, home, output, stop);
  }

  String text() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
