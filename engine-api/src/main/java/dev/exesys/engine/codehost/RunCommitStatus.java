package dev.exesys.engine.codehost;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.codehost.CommitStatus.State;
import dev.exesys.engine.machines.ConsoleUrl;
import dev.exesys.engine.runs.FailureSummary;
import java.util.List;

/** Describes a run as the status of its commit. */
final class RunCommitStatus {
  private static final int MAX_DESCRIPTION_LENGTH = 140;
  private static final int MAX_CONTEXT_LENGTH = 255;

  private RunCommitStatus() {}

  static CommitStatus of(RunItem run, List<OrderItem> orders, String commit) {
    State state =
        switch (run.progress().status()) {
          case STARTING, WAITING, RUNNING -> State.PENDING;
          case SUCCEEDED -> State.SUCCESS;
          case FAILED, TIMED_OUT -> State.FAILURE;
        };
    return new CommitStatus(
        commit,
        state,
        Markdown.shortened("exesys/" + run.flowLabel(), MAX_CONTEXT_LENGTH),
        Markdown.shortened(description(run, orders), MAX_DESCRIPTION_LENGTH),
        ConsoleUrl.of(run.progress().executionArn()));
  }

  private static String description(RunItem run, List<OrderItem> orders) {
    return switch (run.progress().status()) {
      case STARTING, WAITING, RUNNING -> {
        long approvals =
            orders.stream().filter(o -> o.status() == OrderStatus.WAITING_FOR_APPROVAL).count();
        yield approvals == 0
            ? "running"
            : approvals == 1
                ? "1 order waits for approval"
                : approvals + " orders wait for approval";
      }
      case SUCCEEDED -> RunCounts.of(orders);
      case FAILED, TIMED_OUT -> FailureSummary.of(run, orders);
    };
  }
}
