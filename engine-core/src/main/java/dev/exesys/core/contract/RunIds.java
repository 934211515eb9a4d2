package dev.exesys.core.contract;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names of a run.
 *
 * @param runId a UUID; also the execution's name
 * @param traceId eight hexadecimal digits; the partition of the run's events
 * @param flowId {@code username:trace_id-flow_label}
 */
public record RunIds(String runId, String traceId, String flowId) {

  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Names a run of {@code job}; {@code random} should be a fresh random UUID, of which all ids are
   * made.
   */
  public static RunIds of(UUID random, Job job) {
    // Independent of the run id's digits: the last 32 bits of a random UUID are random as well.
    String traceId =
        String.format(
            "%08x", (int) (random.getLeastSignificantBits() ^ random.getMostSignificantBits()));
    return new RunIds(
        random.toString(), traceId, job.username() + ":" + traceId + "-" + job.flowLabel());
  }

  /** Whether {@code text} looks like a run id, so that it may be part of a key or a path. */
  public static boolean isRunId(String text) {
    return RUN_ID.matcher(text).matches();
  }
}
