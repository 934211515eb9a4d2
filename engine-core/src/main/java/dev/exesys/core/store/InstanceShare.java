package dev.exesys.core.store;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One instance's share of an order that several run, each of them all of its commands.
 *
 * @param instance its id
 * @param openedAt when the order was sent to it
 * @param workerId who claimed the share; set once
 * @param beatAt when its worker last said that it lives; null until the claim
 * @param reported how it ended
 */
public record InstanceShare(
    String instance,
    Instant openedAt,
    @Nullable String workerId,
    @Nullable Instant beatAt,
    @Nullable WorkerReport reported) {

  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_TAIL = 4096;

  /** A share nobody has claimed. */
  public static InstanceShare open(String instance, Instant at) {
    return new InstanceShare(instance, at, null, null, null);
  }

  /** Whether nothing was heard of it since that time, and it has not reported. */
  public boolean silentSince(Instant time) {
    return reported == null && (beatAt == null ? openedAt : beatAt).isBefore(time);
  }

  /**
   * What the shares are together; empty until all have reported. The order succeeded if all did; it
   * timed out if nothing worse happened to any.
   */
  public static Optional<WorkerReport> together(List<InstanceShare> shares) {
    if (shares.isEmpty() || shares.stream().anyMatch(s -> s.reported() == null)) {
      return Optional.empty();
    }
    List<InstanceShare> bad =
        shares.stream().filter(s -> s.report().status() != OrderStatus.SUCCEEDED).toList();
    OrderStatus status =
        bad.isEmpty()
            ? OrderStatus.SUCCEEDED
            : bad.stream().allMatch(s -> s.report().status() == OrderStatus.TIMED_OUT)
                ? OrderStatus.TIMED_OUT
                : OrderStatus.FAILED;
    return Optional.of(
        new WorkerReport(
            status,
            bad.isEmpty() ? Integer.valueOf(0) : bad.getFirst().report().exitCode(),
            shares.stream().map(s -> s.report().startedAt()).min(Instant::compareTo).orElseThrow(),
            shares.stream().map(s -> s.report().endedAt()).max(Instant::compareTo).orElseThrow(),
            folder(shares),
            tails(shares),
            bad.isEmpty() ? null : reason(bad, shares.size())));
  }

  private WorkerReport report() {
    return Objects.requireNonNull(reported);
  }

  /** Each instance's log is in a folder named by it; the order's is the one above. */
  private static @Nullable String folder(List<InstanceShare> shares) {
    return shares.stream()
        .flatMap(s ->
            Optional.ofNullable(s.report().log()).stream()
                .map(log -> log.substring(0, log.length() - s.instance().length() - 1)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String tails(List<InstanceShare> shares) {
    int each = LONGEST_TAIL / shares.size();
    String all =
        shares.stream()
            .filter(s -> s.report().logTail() != null)
            .map(s ->
                "==> "
                    + s.instance()
                    + " <==\n"
                    + end(Objects.requireNonNull(s.report().logTail()), each))
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? null : all;
  }

  private static String end(String text, int length) {
    int from = Math.max(0, text.length() - length);
    return text.substring(
        from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }

  private static String reason(List<InstanceShare> bad, int all) {
    String each =
        bad.stream()
            .map(s -> s.instance() + ": " + s.report().reason())
            .collect(Collectors.joining("; "));
    String reason = bad.size() + " of " + all + " instances did not succeed: " + each;
    return reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON - 1) + "…";
  }
}
