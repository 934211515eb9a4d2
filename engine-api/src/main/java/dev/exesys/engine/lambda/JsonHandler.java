package dev.exesys.engine.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.WarmUp;
import dev.exesys.core.telemetry.InvocationLog;
import dev.exesys.core.telemetry.JsonLogHandler;
import dev.exesys.core.telemetry.TelemetrySettings;
import dev.exesys.engine.JsonFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** Adapts one of the engine's functions to Lambda's stream interface, and logs its invocations. */
abstract class JsonHandler implements RequestStreamHandler {
  private static final String NAME_PREFIX = "exesys-";

  private final JsonFunction function;
  private final InvocationLog log;

  /**
   * Creates the handler.
   *
   * @param name the function's name on the local stack
   */
  JsonHandler(String name, JsonFunction function) {
    this.function = function;
    TelemetrySettings settings = TelemetrySettings.of(System.getenv());
    JsonLogHandler.install(settings, System.out::println);
    this.log =
        new InvocationLog(
            name.substring(NAME_PREFIX.length()),
            settings,
            System.out::println,
            InstantSource.system());
    if (SnapStartPriming.isDue(System.getenv())) {
      // The first line takes some tenths of a second, which the snapshot saves.
      JsonNode unused =
          new InvocationLog(name, settings, line -> {}, InstantSource.system())
              .handle("", Json.object(), event -> event);
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    JsonNode response = log.handle(context.getAwsRequestId(), event, this::handle);
    output.write(Json.text(response).getBytes(StandardCharsets.UTF_8));
  }

  /** Handles an event; does nothing for the daily call that keeps the function's snapshot. */
  private JsonNode handle(JsonNode event) {
    return WarmUp.isWarmUp(event) ? Json.object() : function.apply(event);
  }
}
