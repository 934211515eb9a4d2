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

  /**
   * The number of occurrences of an order's name in its run and settle states and in the
   * transitions to them.
   */
  private static final int NAME_OCCURRENCES_IN_ORDER = 10;

  /** The history events of one task whose calls fail as often as they are repeated. */
  public static final long OUTAGE_EVENTS = (long) Retriers.ATTEMPTS * HistoryEvents.FAILED_ATTEMPT;

  /** The number of occurrences of an order's name in each further state on its path. */
  private static final int NAME_OCCURRENCES_IN_STATE = 4;

  private static final int ORDER_OVERHEAD_BYTES = 1_350;

  /**
   * Includes the longest name of the state behind the order, which each state may continue with.
   */
  private static final int STATE_OVERHEAD_BYTES = 1_200;

  /** A retrier, and a settle state that waits for its task token. */
  private static final int START_AGAIN_OVERHEAD_BYTES = 650;

  private static final int WAIT_OVERHEAD_BYTES = 1_100;

  private static final int BRANCH_OVERHEAD_BYTES = 70;
  private static final int CHILD_OVERHEAD_BYTES = 1_300;

  private final JobGraph job;
  private final long[] names;
  private final ReleaseIndex releases;
  private final long functionNames;
  private final long arn;
  private final long activityArn;

  public SizeEstimator(JobGraph job, ReleaseIndex releases, CompilerOptions options) {
    this.job = job;
    this.names = job.orders().stream().mapToLong(order -> json(order.name())).toArray();
    this.releases = releases;
    this.functionNames = json(options.dispatchFunction()) + json(options.stepsFunction());
    this.arn = json(options.machineArnPrefix() + options.machinePrefix());
    this.activityArn = json(options.activityArnPrefix());
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

  /**
   * Returns the history events of a leaf: an order, a wait or a child execution. An order is
   * counted with all its attempts and its settle state, without repeated calls.
   */
  public long events(Plan plan) {
    if (!(plan instanceof Plan.Order(int number))) {
      return HistoryEvents.TASK_WITH_CALLBACK;
    }
    OrderNode order = job.orders().get(number);
    long attempts = order.retry() == null ? 1 : order.retry().maxAttempts();
    return HistoryEvents.TASK_WITH_CALLBACK * (statesBeforeRun(order) + 2 * attempts);
  }

  private static long statesBeforeRun(OrderNode order) {
    return (order.approvalTimeoutSeconds() == null ? 0L : 1L)
        + (order.queueId() == null ? 0 : 1)
        + (order.pool() == null ? 0 : 1);
  }

  private long order(int number) {
    OrderNode order = job.orders().get(number);
    long name = name(number);
    long bytes = ORDER_OVERHEAD_BYTES + functionNames + NAME_OCCURRENCES_IN_ORDER * name;
    bytes +=
        statesBeforeRun(order)
            * (STATE_OVERHEAD_BYTES + functionNames + NAME_OCCURRENCES_IN_STATE * name);
    if (order.queueId() != null) {
      bytes += 2 * json(order.queueId());
    }
    if (order.pool() != null) {
      bytes += activityArn + 2 * json(order.pool());
    }
    if (order.pool() != null || order.retry() != null) {
      bytes += START_AGAIN_OVERHEAD_BYTES + name;
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
