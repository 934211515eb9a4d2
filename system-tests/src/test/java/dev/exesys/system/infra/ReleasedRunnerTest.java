package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.local.process.LocalCommand;
import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.JobBuilder;
import dev.exesys.system.e2e.Testbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs orders as builds and on instances with the runner of {@code infra/release} and its included
 * Java, downloaded by its script. With {@code -Dexesys.load=full}.
 */
class ReleasedRunnerTest {
  private static final Path ARCHIVE =
      Repository.infra()
          .resolve("dist")
          .resolve(
              System.getProperty("os.arch").equals("aarch64")
                  ? "runner-arm64.tar.gz"
                  : "runner-x86_64.tar.gz");

  @TempDir Path folder;

  @BeforeEach
  void needsARelease() {
    assumeTrue("full".equals(System.getProperty("exesys.load")), "only at full size");
    assumeTrue(Files.exists(ARCHIVE), "infra/release has not been run");
    RunnerScript.missing().ifPresent(it -> assumeTrue(false, it + " is not installed"));
  }

  @Test
  void runsOrdersWithTheIncludedJava() throws Exception {
    try (Testbed bed = Testbed.start(folder, Map.of(), (name, function) -> function)) {
      byte[] bytes = Files.readAllBytes(ARCHIVE);
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      bed.store(RunnerScript.key(digest), bytes);
      register(bed, RunnerScript.of(folder, "internal", digest));
      JobBuilder job = new JobBuilder();
      for (String target : List.of("codebuild", "ssm")) {
        job.order(
            target,
            "tr '\\0' '\\n' < /proc/$PPID/cmdline | head -n 1; echo '{}' > $AWS_EXE_SYS_EVENTS_DIR/e.json",
            order -> order.put("execution_target", target));
      }

      FinishedRun run = bed.run(job);

      String java = folder.resolve("runners").resolve(digest).resolve("java/bin/java") + "\n";
      for (String target : List.of("codebuild", "ssm")) {
        assertThat(run.statuses()).containsEntry(target, "succeeded");
        assertThat(run.eventTypes(target)).contains("running", "e", "succeeded");
        assertThat(run.event(target, "succeeded").data().path("log_tail").asString())
            .endsWith(java);
      }
    }
  }

  private void register(Testbed bed, String script) {
    Map<String, String> environment = new HashMap<>(bed.environment());
    environment.put("EXESYS_RUNNERS", folder.resolve("runners").toString());
    // The host has no Java.
    environment.put("JAVA_HOME", "/nonexistent");
    bed.use(new LocalCommand(List.of("bash", "-c", script), environment), 2);
  }
}
