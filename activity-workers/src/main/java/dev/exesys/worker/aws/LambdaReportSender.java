package dev.exesys.worker.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.StoreException;
import dev.exesys.worker.ReportSender;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;

/** Sends reports by synchronous invocations of the engine's report function. */
final class LambdaReportSender implements ReportSender {
  private final Supplier<LambdaClient> client;
  private final String function;

  /** Creates the adapter for a function, by its name or ARN. */
  LambdaReportSender(Supplier<LambdaClient> client, String function) {
    this.client = client;
    this.function = function;
  }

  @Override
  public ReportAnswer report(ReportMessage message) {
    InvokeResponse response = invoke(Json.text(message.json()));
    String payload = response.payload().asUtf8String();
    if (response.functionError() != null) {
      throw new StoreException(
          "function " + function + " failed: " + payload,
          new IllegalStateException(response.functionError()));
    }
    JsonNode answer = Json.parse(payload);
    return new ReportAnswer(
        answer.path("status").asString(""), answer.path("final").asBoolean(true));
  }

  private InvokeResponse invoke(String payload) {
    try {
      return client
          .get()
          .invoke(b -> b.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    } catch (SdkException e) {
      throw new StoreException("function " + function + " was not reached: " + e.getMessage(), e);
    }
  }
}
