package dev.exesys.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** boto3 and botocore's signer against the stack: see {@code client.py}. */
@ExtendWith(StackUnderTest.Shared.class)
class PythonClientTest {
  private static final List<String> SHOWN =
      List.of(
          "an unsigned POST gets 403",
          "a signed POST is accepted and ends in a done object",
          "c starts after a, d after b, without a barrier",
          "events are found by trace, by order, and through the index; a dropped payload is under"
              + " data",
          "orders are found by run, in their order",
          "the execution is named by the run and SUCCEEDED",
          "bad payloads get 400 with every error");

  @Test
  void aClientInPythonFindsEverythingTheContractPromises(StackUnderTest stack) throws Exception {
    assumeThat(hasBoto3()).as("python3 with boto3 is not installed").isTrue();
    Path script = Path.of("src", "test", "resources", "e2e", "client.py");

    Result result = python(stack.connection().settings(), script.toString());

    assertThat(result.output().lines()).as(result.output()).containsExactlyElementsOf(SHOWN);
    assertThat(result.exit()).isZero();
  }

  private record Result(int exit, String output) {}

  private static boolean hasBoto3() throws InterruptedException {
    try {
      return python(Map.of(), "-c", "import boto3").exit() == 0;
    } catch (IOException e) {
      // There is no python3 at all.
      return false;
    }
  }

  private static Result python(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("python3").redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
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
