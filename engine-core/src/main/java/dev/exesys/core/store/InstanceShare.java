package dev.exesys.core.store;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes one instance's share of an order that several instances run. Each instance runs all
 * commands.
 *
 * @param instance id of the instance
 * @param openedAt when the order was sent to the instance
 * @param workerId worker that claimed the share; set once
 * @param heartbeatAt last heartbeat of the worker; null until the claim
 * @param reported report of the worker; null until it reports
 */
public record InstanceShare(
    String instance,
    Instant openedAt,
    @Nullable String workerId,
    @Nullable Instant heartbeatAt,
    @Nullable WorkerReport reported) {

  private static final int MAX_REASON_LENGTH = 1000;
  private static final int MAX_TAIL_LENGTH = 4096;

  /** Creates an unclaimed share. */
  public static InstanceShare open(String instance, Instant at) {
    return new InstanceShare(instance, at, null, null, null);
  }

  /** Returns whether the share is unreported and had no sign of life since that time. */
  public boolean isSilentSince(Instant time) {
    return reported == null && (heartbeatAt == null ? openedAt : heartbeatAt).isBefore(time);
  }

  /**
   * Combines the reports of all shares into the report of the order; empty until all have reported.
   * The order succeeded if all did, and timed out if some timed out and none failed.
   */
  public static Optional<WorkerReport> aggregate(List<InstanceShare> shares) {
    if (shares.isEmpty() || shares.stream().anyMatch(s -> s.reported() == null)) {
      return Optional.empty();
    }
    List<InstanceShare> unsuccessful =
        shares.stream().filter(s -> s.report().status() != OrderStatus.SUCCEEDED).toList();
    OrderStatus status =
        unsuccessful.isEmpty()
            ? OrderStatus.SUCCEEDED
            : unsuccessful.stream().allMatch(s -> s.report().status() == OrderStatus.TIMED_OUT)
                ? OrderStatus.TIMED_OUT
                : OrderStatus.FAILED;
    return Optional.of(
        new WorkerReport(
            status,
            unsuccessful.isEmpty()
                ? Integer.valueOf(0)
                : unsuccessful.getFirst().report().exitCode(),
            shares.stream().map(s -> s.report().startedAt()).min(Instant::compareTo).orElseThrow(),
            shares.stream().map(s -> s.report().endedAt()).max(Instant::compareTo).orElseThrow(),
            logPrefix(shares),
            logTails(shares),
            unsuccessful.isEmpty() ? null : reason(unsuccessful, shares.size()),
            OrderOutputs.NONE,
            !unsuccessful.isEmpty()
                && unsuccessful.stream().allMatch(s -> s.report().workerLost())));
  }

  private WorkerReport report() {
    return Objects.requireNonNull(reported);
  }

  /** Returns the log prefix of the order, the parent of the prefixes of its instances. */
  private static @Nullable String logPrefix(List<InstanceShare> shares) {
    return shares.stream()
        .flatMap(s ->
            Optional.ofNullable(s.report().log()).stream()
                .map(log -> log.substring(0, log.length() - s.instance().length() - 1)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String logTails(List<InstanceShare> shares) {
    int each = MAX_TAIL_LENGTH / shares.size();
    String all =
        shares.stream()
            .filter(s -> s.report().logTail() != null)
            .map(s ->
                "==> "
                    + s.instance()
                    + " <==\n"
                    + suffix(Objects.requireNonNull(s.report().logTail()), each))
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? null : all;
  }

  private static String suffix(String text, int length) {
    int from = Math.max(0, text.length() - length);
    return text.substring(
        from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }

  private static String reason(List<InstanceShare> unsuccessful, int all) {
    String each =
        unsuccessful.stream()
            .map(s -> s.instance() + ": " + s.report().reason())
            .collect(Collectors.joining("; "));
    String reason = unsuccessful.size() + " of " + all + " instances did not succeed: " + each;
    return reason.length() <= MAX_REASON_LENGTH
        ? reason
        : reason.substring(0, MAX_REASON_LENGTH - 1) + "…";
  }
}
