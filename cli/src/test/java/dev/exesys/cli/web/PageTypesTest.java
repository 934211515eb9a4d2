package dev.exesys.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the types of the page's scripts, which JSDoc declares, with TypeScript. Skipped without
 * node, TypeScript and the package of Preact; the property {@code exesys.node_modules} names the
 * folder that contains {@code node_modules}.
 */
class PageTypesTest {
  private static final Path MODULES =
      Path.of(System.getProperty("exesys.node_modules", "../target/ci-node"))
          .toAbsolutePath()
          .resolve("node_modules");

  @Test
  void theScriptsHaveNoTypeErrors() throws IOException, InterruptedException, URISyntaxException {
    Path compiler = MODULES.resolve("typescript/bin/tsc");
    assumeTrue(
        Files.isRegularFile(compiler) && Files.isDirectory(MODULES.resolve("preact")),
        "typescript and preact are not installed in " + MODULES);
    Path folder =
        Path.of(Objects.requireNonNull(PageServer.class.getResource("app.js"), "app.js").toURI())
            .resolveSibling("");
    List<String> command =
        new ArrayList<>(List.of("node", compiler.toString(), "--noEmit", "--allowJs", "--checkJs"));
    command.addAll(
        List.of("--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"));
    command.addAll(List.of("--lib", "es2022,dom,dom.iterable", "--baseUrl", MODULES.toString()));
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .sorted()
          .forEach(file -> command.add(file.toString()));
    }

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }
}
