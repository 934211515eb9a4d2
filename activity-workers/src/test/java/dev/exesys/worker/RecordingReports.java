package dev.exesys.worker;

import dev.exesys.core.contract.Json;
import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Settles reported orders and completes their states, as the engine does. */
record RecordingReports(OrderStore orders, TaskTokens tokens) implements ReportSender {

  @Override
  public ReportAnswer report(ReportMessage message) {
    WorkerReport report = message.report();
    Optional<OrderItem> settled =
        orders.report(message.attempt().order(), message.workerId(), report, Instant.now());
    settled.ifPresent(order -> complete(order, report));
    return new ReportAnswer(report.status().wire(), true);
  }

  private void complete(OrderItem order, WorkerReport report) {
    String token = Objects.requireNonNull(order.progress().taskToken());
    boolean unused =
        switch (report.status()) {
          case SUCCEEDED ->
              tokens.succeed(token, Json.object().put("status", report.status().wire()));
          case TIMED_OUT ->
              tokens.fail(token, "Exesys.OrderTimedOut", String.valueOf(report.reason()));
          default -> tokens.fail(token, "Exesys.OrderFailed", String.valueOf(report.reason()));
        };
  }
}
