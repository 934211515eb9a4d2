package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of {@code e2e/}, which use boto3 and no code of the engine. */
final class PythonScripts {
  private PythonScripts() {}

  /** The exit status and the combined output of a script. */
  record Result(int exit, String output) {}

  /** Skips the test if python3 or boto3 is not installed. */
  static void assumeBoto3() throws InterruptedException {
    assumeThat(hasBoto3()).as("python3 with boto3 is not installed").isTrue();
  }

  /** Returns the path of the interpreter, which does not depend on the environment. */
  static String interpreter() throws IOException, InterruptedException {
    return run(Map.of(), List.of("-c", "import sys; print(sys.executable)")).output().strip();
  }

  private static boolean hasBoto3() throws InterruptedException {
    try {
      return run(Map.of(), List.of("-c", "import boto3")).exit() == 0;
    } catch (IOException e) {
      // python3 is not installed.
      return false;
    }
  }

  /** Runs a script and waits for its end. */
  static Result script(Map<String, String> environment, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of("src", "test", "resources", "e2e", name).toString());
    all.addAll(List.of(arguments));
    return run(environment, all);
  }

  private static Result run(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("python3").redirectErrorStream(true);
    builder.command().addAll(arguments);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the script does not end: " + output);
    }
    return new Result(process.exitValue(), output);
  }
}
