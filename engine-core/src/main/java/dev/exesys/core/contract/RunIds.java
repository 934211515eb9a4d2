package dev.exesys.core.contract;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Holds the identifiers of a run.
 *
 * @param runId UUID; also the name of the execution
 * @param traceId eight hexadecimal digits; the partition key of the run's events
 * @param flowId {@code username:trace_id-flow_label}
 */
public record RunIds(String runId, String traceId, String flowId) {

  private static final int LENGTH = 36;
  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Derives the identifiers of a run of {@code job}.
   *
   * @param random a fresh random UUID
   */
  public static RunIds of(UUID random, Job job) {
    String traceId = traceId(random);
    return new RunIds(
        random.toString(), traceId, job.username() + ":" + traceId + "-" + job.flowLabel());
  }

  /**
   * Returns the trace id of a run.
   *
   * @param runId a valid run id
   */
  public static String traceId(String runId) {
    return traceId(UUID.fromString(runId));
  }

  /** XOR keeps the trace id independent of the digits of the run id: both halves are random. */
  private static String traceId(UUID runId) {
    return String.format(
        "%08x", (int) (runId.getLeastSignificantBits() ^ runId.getMostSignificantBits()));
  }

  /** Returns whether {@code text} has the form of a run id and may be used in a key or a path. */
  public static boolean isRunId(String text) {
    return RUN_ID.matcher(text).matches();
  }

  /** Returns the run id that a text ends with, for example an execution's name. */
  public static Optional<String> endOf(String text) {
    return Optional.of(text.substring(Math.max(0, text.length() - LENGTH))).filter(RunIds::isRunId);
  }
}
