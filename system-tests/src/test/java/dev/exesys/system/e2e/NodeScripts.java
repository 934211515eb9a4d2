package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs scripts of {@code e2e/} with Node and packages of npm. */
final class NodeScripts {
  private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();

  private NodeScripts() {}

  /** Installs a package, and skips the test if npm or the package is not available. */
  static void assumeInstalled(String module) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path installed = FOLDER.resolve("node_modules").resolve(module.replaceAll("@.*", ""));
    assumeTrue(Files.isDirectory(installed) || install(module), module + " is not available");
  }

  private static boolean install(String module) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "npm",
                  "install",
                  "--no-save",
                  "--ignore-scripts",
                  "--no-audit",
                  "--no-fund",
                  module)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // npm is not installed.
      return false;
    }
  }

  /** Runs a script that must succeed, and returns its output. */
  static String run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    try (InputStream text = NodeScripts.class.getResourceAsStream("/e2e/" + script)) {
      Files.copy(
          Objects.requireNonNull(text),
          FOLDER.resolve(script),
          StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.redirectErrorStream(true).environment().putAll(environment);
    builder.environment().put("NODE_NO_WARNINGS", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }
}
