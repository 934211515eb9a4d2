package dev.exesys.system.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The AWS CLI. */
final class AwsCommandLine {
  private AwsCommandLine() {}

  static boolean isInstalled() throws InterruptedException {
    try {
      return run(Map.of(), "--version") == 0;
    } catch (IOException e) {
      // The program is not installed.
      return false;
    }
  }

  /** Runs a command and returns its exit status. */
  static int run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    return process.exitValue();
  }
}
