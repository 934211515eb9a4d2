package dev.exesys.local.ssm;

import dev.exesys.local.process.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A command with its invocations. All times are milliseconds since the epoch.
 *
 * @param document the name of the document that defines the command
 * @param targets the values of each target key, for example {@code tag:role}
 * @param expires when the delivery timeout of the command expires
 * @param timeoutSeconds the maximum duration of the process on an instance
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
    List<CommandInvocation> invocations) {

  SentCommand {
    invocations = List.copyOf(invocations);
  }

  /** The status of an invocation; a later constant outweighs an earlier one. */
  enum CommandStatus {
    Pending("Pending", false),
    InProgress("In Progress", false),
    Cancelling("Cancelling", false),
    Success("Success", true),
    Failed("Failed", true),
    TimedOut("Execution Timed Out", true),
    Undelivered("Delivery Timed Out", true),
    Cancelled("Cancelled", true);

    private final String details;
    private final boolean terminal;

    CommandStatus(String details, boolean terminal) {
      this.details = details;
      this.terminal = terminal;
    }

    /** Returns the status as in the API of Run Command. */
    String apiName() {
      return this == Undelivered ? TimedOut.name() : name();
    }

    /** Returns the detailed status as in the API of Run Command. */
    String details() {
      return details;
    }

    boolean terminal() {
      return terminal;
    }
  }

  /**
   * A command on one instance.
   *
   * @param code the exit code; -1 if there is none
   * @param process null until the process has started
   * @param reason why the process has no result
   * @param announced true after the event about the end of the invocation has been published
   */
  record CommandInvocation(
      String instance,
      CommandStatus status,
      int code,
      @Nullable Long started,
      @Nullable Long ended,
      @Nullable ProcessRef process,
      @Nullable String reason,
      boolean announced) {

    static CommandInvocation pending(String instance) {
      return new CommandInvocation(
          instance, CommandStatus.Pending, -1, null, null, null, null, false);
    }

    CommandInvocation started(ProcessRef ref, long now) {
      return new CommandInvocation(
          instance, CommandStatus.InProgress, -1, now, null, ref, null, false);
    }

    CommandInvocation cancelling() {
      return new CommandInvocation(
          instance, CommandStatus.Cancelling, code, started, ended, process, reason, announced);
    }

    CommandInvocation ended(
        CommandStatus result, int exitCode, @Nullable String reasonOfResult, long now) {
      return new CommandInvocation(
          instance, result, exitCode, started, now, process, reasonOfResult, false);
    }

    CommandInvocation withAnnounced() {
      return new CommandInvocation(instance, status, code, started, ended, process, reason, true);
    }
  }

  /** Returns the invocation on an instance. */
  Optional<CommandInvocation> on(String instance) {
    return invocations.stream()
        .filter(invocation -> invocation.instance().equals(instance))
        .findFirst();
  }

  /** Returns the command with a changed invocation. */
  SentCommand change(String instance, UnaryOperator<CommandInvocation> change) {
    List<CommandInvocation> changed = new ArrayList<>();
    invocations.forEach(invocation ->
        changed.add(
            invocation.instance().equals(instance) ? change.apply(invocation) : invocation));
    return new SentCommand(
        id, document, comment, parameters, targets, requested, expires, timeoutSeconds, changed);
  }

  /** Returns the status of the command: the worst of its invocations, once all are terminal. */
  CommandStatus status() {
    if (invocations.stream().allMatch(invocation -> invocation.status() == CommandStatus.Pending)) {
      return CommandStatus.Pending;
    }
    if (!invocations.stream().allMatch(invocation -> invocation.status().terminal())) {
      return invocations.stream()
              .anyMatch(invocation -> invocation.status() == CommandStatus.Cancelling)
          ? CommandStatus.Cancelling
          : CommandStatus.InProgress;
    }
    return invocations.stream()
        .map(CommandInvocation::status)
        .max(CommandStatus::compareTo)
        .orElse(CommandStatus.Success);
  }
}
