package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tests the local stack with boto3 and the AWS CLI; skipped where they are not installed. */
class Boto3AndAwsCliTest {
  @TempDir Path directory;

  @Test
  void servesBoto3() throws Exception {
    assumeTrue(isInstalled("python3", "-c", "import boto3"), "python3 with boto3 is not installed");
    check("python3", script("clients.py"));
  }

  @Test
  void servesTheAwsCli() throws Exception {
    assumeTrue(isInstalled("aws", "--version"), "the AWS CLI is not installed");
    check("sh", script("clients.sh"), directory.toString());
  }

  private void check(String... command) throws Exception {
    try (LocalStack stack =
        LocalStack.start(LocalStackOptions.of(directory.resolve("data"), Clients.CREDENTIALS))) {
      stack.ensureBucket("a-bucket");
      stack.register("echo", event -> event);
      stack.register(
          "exesys-init",
          event -> JsonNodeFactory.instance.objectNode().put("statusCode", 200).put("body", ""));
      assertThat(run(stack, command)).isEqualTo("all right");
    }
  }

  private String run(LocalStack stack, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", stack.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", Clients.CREDENTIALS.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", Clients.CREDENTIALS.secretAccessKey(),
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", directory.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString()));
    Process process = builder.start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as("%s", output).isZero();
    return output;
  }

  private String script(String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = Boto3AndAwsCliTest.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    return file.toString();
  }

  private static boolean isInstalled(String... command) throws InterruptedException {
    List<String> quiet = new ArrayList<>(List.of(command));
    try {
      return new ProcessBuilder(quiet)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program is not installed.
      return false;
    }
  }
}
