package dev.exesys.engine.runs;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.settle.SingleLineMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Summarizes in one line why a run failed: the failed orders first, then the blocked ones and the
 * tolerated failures, then the count.
 */
public final class FailureSummary {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_NAME_LENGTH = 80;

  private FailureSummary() {}

  /** Returns the summary, at most 1000 characters. */
  public static String of(RunItem run, List<OrderItem> orders) {
    long succeeded = orders.stream().filter(o -> o.status() == OrderStatus.SUCCEEDED).count();
    String count = succeeded + " of " + orders.size() + " succeeded";
    String trouble = run.progress().failureReason();
    if (trouble != null) {
      return SingleLineMessage.of(trouble + "; " + count);
    }
    List<OrderItem> failed =
        orders.stream()
            .filter(o -> o.status() != OrderStatus.SUCCEEDED)
            .sorted(Comparator.comparingInt(FailureSummary::rank))
            .toList();
    List<String> parts = new ArrayList<>();
    int length = count.length();
    for (OrderItem order : failed) {
      String part = part(order);
      String rest = (failed.size() - parts.size()) + " more";
      if (length + part.length() + rest.length() + 4 > MAX_LENGTH) {
        parts.add(rest);
        break;
      }
      length += part.length() + 2;
      parts.add(part);
    }
    parts.add(count);
    return String.join("; ", parts);
  }

  private static int rank(OrderItem order) {
    if (EventType.BLOCKED.equals(order.progress().eventType())) {
      return 2;
    }
    return order.order().mustSucceed() ? 0 : 1;
  }

  private static String part(OrderItem order) {
    String name = order.name();
    String shown =
        name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH - 1) + "…";
    return shown + " " + what(order) + (order.order().mustSucceed() ? "" : " (tolerated)");
  }

  private static String what(OrderItem order) {
    OrderProgress p = order.progress();
    return switch (Objects.requireNonNullElse(p.eventType(), "")) {
      case EventType.BLOCKED -> "blocked" + (p.blockedBy() == null ? "" : " by " + p.blockedBy());
      case EventType.REJECTED -> "rejected";
      default -> {
        if (order.status() == OrderStatus.TIMED_OUT) {
          yield "timed out";
        }
        if (p.cause() == FailureCause.WORKER_LOST) {
          yield "lost its worker";
        }
        yield p.exitCode() != null && p.exitCode() != 0 ? "exited " + p.exitCode() : reason(p);
      }
    };
  }

  private static String reason(OrderProgress p) {
    String reason = p.reason();
    return "failed" + (reason == null ? "" : ": " + SingleLineMessage.of(reason));
  }
}
