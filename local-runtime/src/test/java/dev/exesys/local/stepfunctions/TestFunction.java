package dev.exesys.local.stepfunctions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The function that the state machines of the differential test call, on both implementations. Its
 * payload controls it: {@code do: fail} fails the call; {@code then: succeed} or {@code fail}
 * returns the token after a delay; any other payload is returned.
 */
final class TestFunction implements AutoCloseable {
  private static final JsonNode FAILURE =
      AslJson.parse("{\"errorType\":\"Custom\",\"errorMessage\":\"why\"}");
  private static final int TOKEN_DELAY_MILLIS = 700;

  private final HttpServer server;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private MotoDifferentialTest.@Nullable StepFunctionsCalls here;
  private MotoDifferentialTest.@Nullable StepFunctionsCalls there;

  TestFunction() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void onToken(
      MotoDifferentialTest.StepFunctionsCalls local,
      MotoDifferentialTest.StepFunctionsCalls other) {
    here = local;
    there = other;
  }

  /** Responds to the local stack. */
  CompletionStage<FunctionResponse> answer(JsonNode payload) {
    returnToken(payload, here);
    return CompletableFuture.completedFuture(
        fails(payload)
            ? new FunctionResponse.FunctionFailure("Custom", AslJson.write(FAILURE))
            : new FunctionResponse.FunctionResult(payload));
  }

  /** Responds to moto. */
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonNode payload = AslJson.parse(body);
      returnToken(payload, there);
      if (fails(payload)) {
        exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
        body = AslJson.write(FAILURE);
      }
      byte[] answer = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static boolean fails(JsonNode payload) {
    return payload.path("do").asString("").equals("fail");
  }

  private void returnToken(
      JsonNode payload, MotoDifferentialTest.@Nullable StepFunctionsCalls engine) {
    String then = payload.path("then").asString("");
    if (engine == null || then.isEmpty()) {
      return;
    }
    ObjectNode input = AslJson.object().put("taskToken", payload.get("token").asString());
    var unused =
        later.schedule(
            () ->
                then.equals("succeed")
                    ? engine.call(
                        "SendTaskSuccess", input.put("output", AslJson.write(payload.get("with"))))
                    : engine.call(
                        "SendTaskFailure", input.put("error", "Custom").put("cause", "why")),
            TOKEN_DELAY_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    later.shutdownNow();
    server.stop(0);
  }
}
