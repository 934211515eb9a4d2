package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentOperations;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueWaiter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Lists the queues of open runs. */
@Command(
    name = "queues",
    description = "Lists the queues of open runs with their holders and waiters.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys queues", "  exesys queues --json"})
final class QueuesCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--json", description = "Print each queue as a JSON object on one line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  QueuesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (DeploymentOperations deployment =
        new DeploymentOperations(engine.require(context.environment()))) {
      TreeSet<String> queues = new TreeSet<>();
      for (OpenRun open : deployment.openRuns()) {
        if (open.queued()) {
          deployment.run(open.runId()).stream()
              .flatMap(run -> deployment.orders(run).stream())
              .map(order -> order.order().queueId())
              .filter(Objects::nonNull)
              .forEach(queues::add);
        }
      }
      if (queues.isEmpty()) {
        context.console().note("No open run uses a queue.");
      }
      for (String queue : queues) {
        print(queue, deployment.holder(queue), deployment.waiters(queue));
      }
    }
    return ExitStatus.OK;
  }

  private void print(String queue, Optional<QueueHolder> holder, List<QueueWaiter> waiters) {
    context.console().line(json ? jsonOf(queue, holder, waiters) : lineOf(queue, holder, waiters));
  }

  private static String lineOf(
      String queue, Optional<QueueHolder> holder, List<QueueWaiter> waiters) {
    String held =
        holder
            .map(h ->
                "held by "
                    + h.orderName()
                    + " of run "
                    + h.order().runId()
                    + ", lease until "
                    + h.leaseUntil()
                    + (h.abandoned() ? " (abandoned)" : ""))
            .orElse("free");
    String waiting =
        waiters.isEmpty()
            ? ""
            : "; "
                + waiters.size()
                + " waiting, first "
                + waiters.getFirst().claim().orderName()
                + " of run "
                + waiters.getFirst().claim().order().runId()
                + " since "
                + waiters.getFirst().claim().readyAt();
    return queue + ": " + held + waiting;
  }

  private static String jsonOf(
      String queue, Optional<QueueHolder> holder, List<QueueWaiter> waiters) {
    ObjectNode object = Json.object().put("queue_id", queue);
    holder.ifPresent(h ->
        object
            .putObject("holder")
            .put("run_id", h.order().runId())
            .put("order_name", h.orderName())
            .put("lease_until", h.leaseUntil().toString())
            .put("fencing", h.fencing())
            .put("abandoned", h.abandoned()));
    var list = object.putArray("waiters");
    for (QueueWaiter waiter : waiters) {
      list.addObject()
          .put("run_id", waiter.claim().order().runId())
          .put("order_name", waiter.claim().orderName())
          .put("ready_at", waiter.claim().readyAt().toString());
    }
    return object.toString();
  }
}
