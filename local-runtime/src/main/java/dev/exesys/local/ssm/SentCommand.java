package dev.exesys.local.ssm;

import dev.exesys.local.process.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was sent, with what became of it on each instance.
 *
 * @param requested milliseconds since the epoch, as all times here
 */
record SentCommand(
    String id,
    String document,
    @Nullable String comment,
    Map<String, List<String>> parameters,
    Map<String, List<String>> targets,
    long requested,
    long expires,
    int timeoutSeconds,
    List<Invocation> invocations) {

  SentCommand {
    invocations = List.copyOf(invocations);
  }

  /** In the order of a life. */
  enum Status {
    Pending("Pending", false),
    InProgress("In Progress", false),
    Cancelling("Cancelling", false),
    Success("Success", true),
    Failed("Failed", true),
    TimedOut("Execution Timed Out", true),
    Undelivered("Delivery Timed Out", true),
    Cancelled("Cancelled", true);

    private final String details;
    private final boolean over;

    Status(String details, boolean over) {
      this.details = details;
      this.over = over;
    }

    /** Run SentCommand's word. */
    String word() {
      return this == Undelivered ? TimedOut.name() : name();
    }

    /** The same with more detail. */
    String details() {
      return details;
    }

    boolean over() {
      return over;
    }
  }

  /**
   * A command on one instance.
   *
   * @param code exit status; -1 as long as there is none
   * @param reason why it could not be run
   * @param announced whether its end has been told
   */
  record Invocation(
      String instance,
      Status status,
      int code,
      @Nullable Long started,
      @Nullable Long ended,
      @Nullable ProcessRef process,
      @Nullable String reason,
      boolean announced) {

    static Invocation pending(String instance) {
      return new Invocation(instance, Status.Pending, -1, null, null, null, null, false);
    }

    Invocation started(ProcessRef ref, long now) {
      return new Invocation(instance, Status.InProgress, -1, now, null, ref, null, false);
    }

    Invocation cancelling() {
      return new Invocation(
          instance, Status.Cancelling, code, started, ended, process, reason, announced);
    }

    Invocation ended(Status end, int exit, @Nullable String why, long now) {
      return new Invocation(instance, end, exit, started, now, process, why, false);
    }

    Invocation told() {
      return new Invocation(instance, status, code, started, ended, process, reason, true);
    }
  }

  Optional<Invocation> on(String instance) {
    return invocations.stream().filter(one -> one.instance().equals(instance)).findFirst();
  }

  SentCommand change(String instance, UnaryOperator<Invocation> change) {
    List<Invocation> changed = new ArrayList<>();
    invocations.forEach(
        one -> changed.add(one.instance().equals(instance) ? change.apply(one) : one));
    return new SentCommand(
        id, document, comment, parameters, targets, requested, expires, timeoutSeconds, changed);
  }

  /** The whole command's status: the worst of its ends, once all have ended. */
  Status status() {
    if (invocations.stream().allMatch(one -> one.status() == Status.Pending)) {
      return Status.Pending;
    }
    if (!invocations.stream().allMatch(one -> one.status().over())) {
      return invocations.stream().anyMatch(one -> one.status() == Status.Cancelling)
          ? Status.Cancelling
          : Status.InProgress;
    }
    return invocations.stream()
        .map(Invocation::status)
        .max(Status::compareTo)
        .orElse(Status.Success);
  }
}
