package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of {@code docs/CLIENTS.md} work as they are printed there. */
@ExtendWith(StackUnderTest.Shared.class)
class ClientRecipesTest {
  private static final Path PAGE = Path.of("..", "docs", "CLIENTS.md");

  @TempDir Path folder;
  private Map<String, String> settings = Map.of();

  @BeforeEach
  void writeTheJob(StackUnderTest stack) throws IOException {
    settings = stack.connection().settings();
    Files.writeString(
        folder.resolve("job.json"), new JobBuilder().order("hello", "echo hello").text());
  }

  @Test
  void curl() throws IOException, InterruptedException {
    assumeTrue(runs("curl", "--version"), "curl is not installed");
    assertThat(run("sh", recipe("curl.sh"))).endsWith("$ echo hello\nhello\nhello\n");
  }

  @Test
  void boto3() throws IOException, InterruptedException {
    PythonScripts.assumeBoto3();
    assertThat(run(PythonScripts.interpreter(), recipe("client.py")))
        .contains("\"status\":\"succeeded\"");
  }

  @Test
  void awsCommandLine() throws IOException, InterruptedException {
    assumeTrue(runs("aws", "--version") && runs("curl", "--version"), "aws is not installed");
    assertThat(run("sh", recipe("aws.sh")))
        .contains("\"status\":\"succeeded\"")
        .endsWith("$ echo hello\nhello\nhello\tsucceeded\n");
  }

  @Test
  void sdkForJava() throws IOException, InterruptedException {
    assertThat(run(java(), "-cp", System.getProperty("java.class.path"), recipe("Client.java")))
        .contains("\"status\":\"ok\"", "\"done_endpt\"");
  }

  @Test
  void gitHubActions() throws IOException, InterruptedException {
    assumeTrue(runs("bash", "--version"), "bash is not installed");
    String step = Files.readString(folder.resolve(recipe("step.yaml")));
    String script = step.substring(step.indexOf("run: |\n") + "run: |\n".length());
    Files.writeString(folder.resolve("step.sh"), script.indent(-4));
    Path launcher = folder.resolve("exesys");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -cp '%s' dev.exesys.cli.Main \"$@\"\n"
            .formatted(java(), System.getProperty("java.class.path")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    settings = new LinkedHashMap<>(settings);
    settings.put("PATH", folder + ":" + System.getenv("PATH"));
    settings.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    settings.put("GITHUB_REPOSITORY_ID", "1");
    settings.put("GITHUB_RUN_ID", Long.toString(System.nanoTime()));

    String first = run("bash", "step.sh");
    String second = run("bash", "step.sh");

    assertThat(first).contains("\"status\":\"succeeded\"");
    assertThat(second).as("the same run").contains(first.substring(0, first.indexOf("  ")));
    assertThat(folder.resolve("summary.md")).content().contains("hello").contains("succeeded");
  }

  /** Writes a recipe of the page to a file and returns its name. */
  private String recipe(String name) throws IOException {
    Matcher block =
        Pattern.compile(
                "<!-- recipe: " + Pattern.quote(name) + " -->\n```[a-z]+\n(.*?)```\n",
                Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as(name).isTrue();
    Files.writeString(folder.resolve(name), block.group(1));
    return name;
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(settings);
    Process process = builder.start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String text = Files.readString(output, UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program is not installed.
      return false;
    }
  }
}
