package dev.exesys.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Uses the page in Chromium. Skipped without node, Chromium, playwright-core and axe-core; the
 * property {@code exesys.node_modules} names the folder that contains {@code node_modules}.
 */
class PageBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path MODULES =
      Path.of(System.getProperty("exesys.node_modules", "../target/ci-node")).toAbsolutePath();

  @Test
  void aPersonFindsTheCauseOfAFailure()
      throws IOException, InterruptedException, URISyntaxException {
    assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed");
    assumeTrue(
        Files.isDirectory(MODULES.resolve("node_modules/playwright-core"))
            && Files.isDirectory(MODULES.resolve("node_modules/axe-core")),
        "playwright-core and axe-core are not installed in " + MODULES);
    FixedRuns runs = new FixedRuns();
    Path script =
        Path.of(
            Objects.requireNonNull(getClass().getResource("browser.cjs"), "browser.cjs").toURI());
    Path output = Files.createTempFile("browser", ".log");
    try (PageServer server = PageServer.start(0, runs)) {
      Process browser =
          new ProcessBuilder(
                  List.of(
                      "node",
                      script.toString(),
                      MODULES.toString(),
                      CHROMIUM.toString(),
                      server.link().toString(),
                      System.getProperty("exesys.screenshots", ""),
                      FixedRuns.RUN_ID,
                      FixedRuns.LARGE_RUN_ID,
                      FixedRuns.RUNNING_ID,
                      FixedRuns.QUEUE_ID,
                      FixedRuns.APPROVAL_ID,
                      FixedRuns.THOUSAND_ID))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = browser.waitFor(5, TimeUnit.MINUTES);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (!System.getProperty("exesys.screenshots", "").isEmpty()) {
        System.out.println(text);
      }
      assertThat(ended).as(text).isTrue();
      assertThat(browser.exitValue()).as(text).isZero();
    } finally {
      Files.delete(output);
    }
    assertThat(runs.changes)
        .containsExactly(
            "/rerun", "/orders/review/approval{\"approve\":true,\"comment\":\"plan read\"}");
  }
}
