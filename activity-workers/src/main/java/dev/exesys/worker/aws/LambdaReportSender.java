package dev.exesys.worker.aws;

import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.worker.ReportSender;
import tools.jackson.databind.JsonNode;

/** Sends reports by invocations of the engine's report function. */
record LambdaReportSender(LambdaReportFunction function) implements ReportSender {

  @Override
  public ReportAnswer report(ReportMessage message) {
    JsonNode answer = function.invoke(message.json());
    return new ReportAnswer(
        answer.path("status").asString(""), answer.path("final").asBoolean(true));
  }
}
