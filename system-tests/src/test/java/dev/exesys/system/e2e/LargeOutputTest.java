package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A command that writes as fast as possible: 8 MiB, or 1 GiB with {@code -Dexesys.load=full}. The
 * command is not blocked, the worker's memory use does not grow, and the log notes omitted output.
 */
@ExtendWith(StackUnderTest.Shared.class)
class LargeOutputTest {
  private static final boolean FULL = "full".equals(System.getProperty("exesys.load"));
  private static final long BYTES = FULL ? 1L << 30 : 8L << 20;
  private static final long MOST_MEMORY = 400L << 20;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB\n$");
  private static final Pattern LEFT_OUT = Pattern.compile("\\[([0-9]+) bytes of output left out");

  @Test
  void largeOutputNeitherBlocksTheCommandNorFillsMemory(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "flood",
                    "yes 'a line of output' | head -c " + BYTES,
                    order -> {
                      order.put("execution_target", "codebuild").put("timeout", 600);
                      order.putObject("env_vars").put("SECRET", "a line of secrets");
                      order.withArray("cmds").add("echo; grep VmHWM /proc/$PPID/status");
                    }));

    assertThat(run.status()).as(run.view().toPrettyString()).isEqualTo("succeeded");
    List<S3Object> chunks = chunks(stack, run);
    String end = text(stack, chunks.getLast());
    Matcher peak = PEAK.matcher(end);
    assertThat(peak.find()).as(end.substring(Math.max(0, end.length() - 200))).isTrue();
    assertThat(Long.parseLong(peak.group(1)) << 10).isLessThan(MOST_MEMORY);
    long stored = chunks.stream().mapToLong(S3Object::size).sum();
    long leftOut = stored < BYTES ? leftOut(stack, chunks) : 0;
    assertThat(stored + leftOut).isGreaterThanOrEqualTo(BYTES);
    if (FULL) {
      Duration took = run.at("flood", "succeeded").minus(run.at("flood", "running"));
      System.out.printf(
          "1 GiB: %d s, peak %s kB, %d chunks, largest %d bytes, %d bytes left out%n",
          took.toSeconds(),
          peak.group(1),
          chunks.size(),
          chunks.stream().mapToLong(S3Object::size).max().orElseThrow(),
          leftOut);
    }
  }

  private static List<S3Object> chunks(StackUnderTest stack, FinishedRun run) {
    String prefix = StorageKeys.logPrefix(new OrderKey(run.runId(), "0001"));
    return stack
        .clients()
        .s3()
        .listObjectsV2Paginator(b -> b.bucket(bucket(stack)).prefix(prefix))
        .contents()
        .stream()
        .toList();
  }

  /** Returns the number of omitted bytes that the log notes. */
  private static long leftOut(StackUnderTest stack, List<S3Object> chunks) {
    long sum = 0;
    for (S3Object chunk : chunks) {
      Matcher note = LEFT_OUT.matcher(text(stack, chunk));
      while (note.find()) {
        sum += Long.parseLong(note.group(1));
      }
    }
    return sum;
  }

  private static String text(StackUnderTest stack, S3Object chunk) {
    return stack
        .clients()
        .s3()
        .getObjectAsBytes(b -> b.bucket(bucket(stack)).key(chunk.key()))
        .asUtf8String();
  }

  private static String bucket(StackUnderTest stack) {
    return stack.connection().require("AWS_EXE_SYS_INTERNAL_BUCKET");
  }
}
