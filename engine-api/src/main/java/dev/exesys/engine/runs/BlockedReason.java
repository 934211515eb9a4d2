package dev.exesys.engine.runs;

import dev.exesys.core.contract.EventType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the reason of a blocked order, which contains the name of the order that blocks
 * it.
 */
public final class BlockedReason {

  private static final Pattern REASON =
      Pattern.compile("dependency (.+) did not succeed|order (.+) failed and the job fails fast");

  private BlockedReason() {}

  /**
   * Returns the reason of a blocked order.
   *
   * @param failFast whether the order {@code by} made the job fail fast; otherwise it is a
   *     dependency
   */
  public static String of(String by, boolean failFast) {
    return failFast
        ? "order " + by + " failed and the job fails fast"
        : "dependency " + by + " did not succeed";
  }

  /** Returns the order that blocks an order with this terminal event; null if none does. */
  static @Nullable String blockerOf(@Nullable String eventType, @Nullable String reason) {
    if (reason == null || !EventType.BLOCKED.equals(eventType)) {
      return null;
    }
    Matcher matcher = REASON.matcher(reason);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
