package dev.exesys.compiler.emit;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.structure.Plan;
import java.nio.charset.StandardCharsets;

/**
 * Estimates the definition bytes and history events of the parts of a plan. Estimates are upper
 * bounds.
 */
public final class SizeEstimator {
  /** The definition bytes of a fork without its branches. */
  public static final long FORK_BYTES = 1_000;

  /** The number of occurrences of an order's name in its own states and in transitions to them. */
  private static final int NAME_OCCURRENCES_IN_ORDER = 9;

  private static final int NAME_OCCURRENCES_IN_QUEUE = 6;
  private static final int ORDER_OVERHEAD_BYTES = 1_250;
  private static final int QUEUE_OVERHEAD_BYTES = 700;
  private static final int WAIT_OVERHEAD_BYTES = 1_100;

  private static final int BRANCH_OVERHEAD_BYTES = 70;
  private static final int CHILD_OVERHEAD_BYTES = 1_300;

  private final JobGraph job;
  private final long[] names;
  private final ReleaseIndex releases;
  private final long functionNames;
  private final long arn;

  public SizeEstimator(JobGraph job, ReleaseIndex releases, CompilerOptions options) {
    this.job = job;
    this.names = job.orders().stream().mapToLong(order -> json(order.name())).toArray();
    this.releases = releases;
    this.functionNames = json(options.dispatchFunction()) + json(options.stepsFunction());
    this.arn = json(options.machineArnPrefix() + options.machinePrefix());
  }

  /** Returns the definition bytes of a leaf: an order, a wait or a child execution. */
  public long bytes(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) -> order(number);
      case Plan.DependencyWait wait -> WAIT_OVERHEAD_BYTES + functionNames + wait(wait);
      case Plan.ChildExecution child -> CHILD_OVERHEAD_BYTES + arn;
      case Plan.Sequence sequence -> throw new IllegalArgumentException("not a leaf");
      case Plan.Fork fork -> throw new IllegalArgumentException("not a leaf");
    };
  }

  /** Returns the name of an order. */
  public String orderName(int order) {
    return job.orders().get(order).name();
  }

  /** Returns the definition bytes that surround a plan as a branch of a fork. */
  public long branch(Plan plan) {
    return BRANCH_OVERHEAD_BYTES + name(plan.first());
  }

  /** Returns the history events of a leaf: an order, a wait or a child execution. */
  public long events(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) ->
          (isQueued(number) ? HistoryEvents.TASK_WITH_CALLBACK : 0)
              + HistoryEvents.TASK_WITH_CALLBACK
              + HistoryEvents.TASK;
      default -> HistoryEvents.TASK_WITH_CALLBACK;
    };
  }

  private boolean isQueued(int order) {
    return job.orders().get(order).queueId() != null;
  }

  private long order(int number) {
    OrderNode order = job.orders().get(number);
    long bytes = ORDER_OVERHEAD_BYTES + functionNames + NAME_OCCURRENCES_IN_ORDER * name(number);
    if (order.queueId() != null) {
      bytes += QUEUE_OVERHEAD_BYTES + functionNames + NAME_OCCURRENCES_IN_QUEUE * name(number);
      bytes += 2 * json(order.queueId());
    }
    for (int waitingOrder : releases.of(number)) {
      bytes += name(waitingOrder) + 1;
    }
    return bytes;
  }

  private long wait(Plan.DependencyWait wait) {
    long bytes = 2 * name(wait.waitingOrder());
    for (int dependency : wait.dependencies()) {
      bytes += name(dependency) + 1;
    }
    return bytes;
  }

  /** Returns the bytes of an order's name as a JSON string. */
  long name(int order) {
    return names[order];
  }

  /** Returns the bytes of a text as a JSON string, including its quotes. */
  static long json(String text) {
    long bytes = text.getBytes(StandardCharsets.UTF_8).length + 2L;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c == '"' || c == '\\' ? 1 : c < ' ' ? 5 : 0;
    }
    return bytes;
  }
}
