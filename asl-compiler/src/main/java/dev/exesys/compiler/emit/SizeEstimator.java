package dev.exesys.compiler.emit;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.structure.Plan;
import java.nio.charset.StandardCharsets;

/** How much of a definition and of a history a part of a plan takes, never less than it does. */
public final class SizeEstimator {
  /** Entered, started, succeeded, exited. */
  public static final long FORK_EVENTS = 4;

  /** The bytes of a fork without its branches. */
  public static final long FORK_BYTES = 1_000;

  private static final long TOKEN_TASK_EVENTS = 6;
  private static final long TASK_EVENTS = 5;

  /** So often does an order's name stand in its own states and in those that lead to it. */
  private static final int NAMES_IN_ORDER = 9;

  private static final int NAMES_IN_QUEUE = 6;
  private static final int STATES_AROUND_ORDER = 1_250;
  private static final int STATES_AROUND_QUEUE = 700;
  private static final int STATE_AROUND_HOLD = 1_100;

  private static final int TEXT_AROUND_BRANCH = 70;
  private static final int STATE_AROUND_CHILD = 1_300;

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

  /** The bytes of a plan that is an order, a wait or a child. */
  public long bytes(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) -> order(number);
      case Plan.Hold hold -> STATE_AROUND_HOLD + functionNames + hold(hold);
      case Plan.Child child -> STATE_AROUND_CHILD + arn;
      case Plan.Sequence sequence -> throw new IllegalArgumentException("not a leaf");
      case Plan.Fork fork -> throw new IllegalArgumentException("not a leaf");
    };
  }

  /** The name of an order. */
  public String orderName(int order) {
    return job.orders().get(order).name();
  }

  /** The bytes around a plan that is a branch of a fork. */
  public long branch(Plan plan) {
    return TEXT_AROUND_BRANCH + name(plan.first());
  }

  /** The events of a plan that is an order, a wait or a child. */
  public long events(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) ->
          (isQueued(number) ? TOKEN_TASK_EVENTS : 0) + TOKEN_TASK_EVENTS + TASK_EVENTS;
      default -> TOKEN_TASK_EVENTS;
    };
  }

  private boolean isQueued(int order) {
    return job.orders().get(order).queueId() != null;
  }

  private long order(int number) {
    OrderNode order = job.orders().get(number);
    long bytes = STATES_AROUND_ORDER + functionNames + NAMES_IN_ORDER * name(number);
    if (order.queueId() != null) {
      bytes += STATES_AROUND_QUEUE + functionNames + NAMES_IN_QUEUE * name(number);
      bytes += 2 * json(order.queueId());
    }
    for (int holder : releases.of(number)) {
      bytes += name(holder) + 1;
    }
    return bytes;
  }

  private long hold(Plan.Hold hold) {
    long bytes = 2 * name(hold.holder());
    for (int need : hold.needs()) {
      bytes += name(need) + 1;
    }
    return bytes;
  }

  /** The bytes of an order's name as JSON. */
  long name(int order) {
    return names[order];
  }

  /** The bytes of a text as JSON, its quotes included. */
  static long json(String text) {
    long bytes = text.getBytes(StandardCharsets.UTF_8).length + 2L;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c == '"' || c == '\\' ? 1 : c < ' ' ? 5 : 0;
    }
    return bytes;
  }
}
