package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} of {@code exesys up} at random moments while runs of a concurrency group take
 * turns. Every run finishes after a restart, and the commands of no two runs overlap. 25 trials
 * with {@code -Dexesys.load=full}, otherwise one.
 */
class KilledGroupsTest {
  private static final int TRIALS = "full".equals(System.getProperty("exesys.load")) ? 25 : 1;
  private static final int RUNS = 3;
  private static final Map<String, String> HASTY =
      Map.of("AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "6", "AWS_EXE_SYS_GRACE_SECONDS", "1");

  @TempDir Path folder;

  @Test
  void runsOfAGroupTakeTurnsAfterARestart() throws Exception {
    for (int trial = 0; trial < TRIALS; trial++) {
      play(trial);
    }
  }

  private void play(int trial) throws IOException {
    Random random = new Random(trial);
    Path data = folder.resolve("data-" + trial);
    Path lines = Files.createFile(folder.resolve("lines-" + trial));
    List<JsonNode> accepted = new ArrayList<>();
    int port;
    try (StackProcess killed = StackProcess.start(data, 0, HASTY);
        StackUnderTest stack = StackUnderTest.over(killed.connection())) {
      port = killed.port();
      for (int i = 0; i < RUNS; i++) {
        accepted.add(stack.engine().submit(job(lines, i), Optional.of("key-" + i)));
      }
      int moment = random.nextInt(2 * RUNS);
      StackUnderTest.awaitTrue(() -> read(lines).size() >= moment);
      killed.kill();
    }
    try (StackProcess process = StackProcess.start(data, port, HASTY);
        StackUnderTest stack = StackUnderTest.over(process.connection())) {
      int succeeded = 0;
      for (JsonNode run : accepted) {
        succeeded += stack.await(run).status().equals("succeeded") ? 1 : 0;
      }
      // The order that ran at the time of the kill has lost its worker.
      assertThat(succeeded).as("trial " + trial).isGreaterThanOrEqualTo(RUNS - 1);
    }
    assertTurns(read(lines), "trial " + trial);
  }

  private static String job(Path lines, int number) {
    return new JobBuilder()
        .with(job -> job.put("concurrency_group", "g"))
        .order(
            "o",
            "echo begin-%d >> %s; sleep 0.7; echo end-%d >> %s"
                .formatted(number, lines, number, lines))
        .text();
  }

  /**
   * Each run began once, in the sequence of the submissions, and ended before the next began. The
   * run whose worker was killed may have neither line.
   */
  private static void assertTurns(List<String> lines, String as) {
    List<String> expected = new ArrayList<>();
    int missing = 0;
    for (int i = 0; i < RUNS; i++) {
      if (lines.contains("begin-" + i)) {
        expected.add("begin-" + i);
      } else {
        missing++;
      }
      // A killed command does not write its end.
      if (lines.contains("end-" + i)) {
        expected.add("end-" + i);
      }
    }
    assertThat(lines).as(as).isEqualTo(expected);
    assertThat(missing).as(as).isLessThanOrEqualTo(1);
  }

  private static List<String> read(Path lines) {
    try {
      return Files.readAllLines(lines);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
