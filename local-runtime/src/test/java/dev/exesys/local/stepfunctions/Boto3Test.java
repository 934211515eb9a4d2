package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.local.Clients;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls the service with boto3, whose service model parses every response. */
class Boto3Test {
  @TempDir Path folder;

  @Test
  void boto3ParsesEveryResponse() throws IOException, InterruptedException {
    assumeTrue(
        run(Map.of(), "python3", "-c", "import boto3; print('installed')").equals("installed"),
        "python3 with boto3 is not installed");
    Path script = folder.resolve("states.py");
    try (InputStream in = Boto3Test.class.getResourceAsStream("boto3_states.py")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    try (LocalStack stack =
        LocalStack.start(LocalStackOptions.of(folder.resolve("data"), Clients.CREDENTIALS))) {
      stack.register("echo", event -> event);
      Map<String, String> environment =
          Map.of(
              "AWS_ENDPOINT_URL", stack.endpoint().toString(),
              "AWS_ACCESS_KEY_ID", Clients.CREDENTIALS.accessKeyId(),
              "AWS_SECRET_ACCESS_KEY", Clients.CREDENTIALS.secretAccessKey(),
              "AWS_DEFAULT_REGION", "us-east-1");
      assertThat(run(environment, "python3", script.toString())).isEqualTo("passed");
    }
  }

  /** Returns the output of a program, or the error message if it cannot be started. */
  private static String run(Map<String, String> environment, String... command)
      throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int unused = process.waitFor();
      return output;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
