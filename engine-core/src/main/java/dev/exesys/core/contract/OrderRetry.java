package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which failed attempts of an order are followed by another attempt.
 *
 * @param maxAttempts maximum number of attempts, the first one included; at least 2
 * @param on failures after which another attempt follows
 * @param exitCodes exit codes of the failures after which another attempt follows; empty for all.
 *     Restricts {@link FailureCause#FAILED} only
 * @param delaySeconds delay before the second attempt
 * @param backoffRate factor by which the delay grows with each further attempt; at least 1
 */
public record OrderRetry(
    int maxAttempts,
    List<FailureCause> on,
    List<Integer> exitCodes,
    int delaySeconds,
    double backoffRate) {

  public OrderRetry {
    on = List.copyOf(on);
    exitCodes = List.copyOf(exitCodes);
    if (maxAttempts < 2 || delaySeconds < 0 || backoffRate < 1) {
      throw new IllegalArgumentException(
          "a retry requires at least 2 attempts, a delay of at least 0 s and a rate of at least 1");
    }
  }

  /**
   * Returns whether another attempt follows a failed one.
   *
   * @param attempt number of the failed attempt, from 1
   * @param exitCode null if no command ended
   */
  public boolean allows(int attempt, FailureCause cause, @Nullable Integer exitCode) {
    boolean codeMatches =
        cause != FailureCause.FAILED
            || exitCodes.isEmpty()
            || (exitCode != null && exitCodes.contains(exitCode));
    return attempt < maxAttempts && on.contains(cause) && codeMatches;
  }
}
