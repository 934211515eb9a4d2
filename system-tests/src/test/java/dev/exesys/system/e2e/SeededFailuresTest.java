package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cause of a failure is in what {@code run}, {@code status} and {@code report} print, without
 * another command. With {@code -Dexesys.refresh=true} the test prints the times of the commands.
 */
@ExtendWith(StackUnderTest.Shared.class)
class SeededFailuresTest {
  @TempDir Path folder;

  /** Returns jobs by the text that a person needs in order to understand the failure. */
  private static Map<String, JobBuilder> seeds() {
    Map<String, JobBuilder> seeds = new LinkedHashMap<>();
    seeds.put("case 7: expected 4, got 5", failing("echo 'case 7: expected 4, got 5'; exit 3"));
    seeds.put("nosuchtool: command not found", failing("nosuchtool --version"));
    seeds.put("timed out after 1 s", new JobBuilder().order("o", "sleep 60", timeout(1)));
    seeds.put("missing.txt: No such file or directory", failing("cat missing.txt"));
    seeds.put("syntax error", failing("if true; then echo; fi fi"));
    seeds.put(
        "/exesys/missing",
        new JobBuilder().order("o", "true", o -> o.putArray("ssm_paths").add("X=/exesys/missing")));
    seeds.put("137", failing("kill -9 $$"));
    seeds.put(
        "does not exist",
        new JobBuilder().with(job -> job.put("commit_hash", "release")).order("o", "true"));
    seeds.put("nowhere", new JobBuilder().order("o", "true", o -> o.put("git_folder", "nowhere")));
    seeds.put(
        "unbound variable",
        new JobBuilder()
            .order("first", "set -u; echo $UNSET")
            .order("second", "true", "first")
            .order("third", "true", "second"));
    return seeds;
  }

  private static JobBuilder failing(String command) {
    return new JobBuilder().order("o", command);
  }

  private static java.util.function.Consumer<ObjectNode> timeout(int seconds) {
    return order -> order.put("timeout", seconds);
  }

  @Test
  void theCauseIsPrintedByEveryCommand(StackUnderTest stack) throws IOException {
    CommandLineProbe probe = new CommandLineProbe();
    probe.environment(stack.connection().settings());
    StringBuilder times = new StringBuilder();
    for (Map.Entry<String, JobBuilder> seed : seeds().entrySet()) {
      Path job = Files.writeString(folder.resolve("job.json"), seed.getValue().text());
      int status = probe.run("run", job.toString(), "--json");
      assertThat(status).as(seed.getKey()).isBetween(1, 2);
      assertThat(probe.err()).as("run").contains(seed.getKey());
      String run = Json.parse(probe.out().lines().toList().getLast()).path("run_id").asString();
      Instant start = Instant.now();
      assertThat(probe.run("status", run)).isZero();
      assertThat(probe.out()).as("status").contains(seed.getKey());
      Instant shown = Instant.now();
      assertThat(probe.run("report", run, "--format", "html")).isZero();
      assertThat(probe.out()).as("report").contains(seed.getKey());
      times
          .append(seed.getKey())
          .append(": status ")
          .append(Duration.between(start, shown).toMillis())
          .append(" ms, report ")
          .append(Duration.between(shown, Instant.now()).toMillis())
          .append(" ms\n");
    }
    if (Boolean.getBoolean("exesys.refresh")) {
      System.out.println(times);
    }
  }
}
