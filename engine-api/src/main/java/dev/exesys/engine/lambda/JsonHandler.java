package dev.exesys.engine.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.WarmUp;
import dev.exesys.engine.JsonFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Adapts one of the engine's functions to Lambda's stream interface. */
abstract class JsonHandler implements RequestStreamHandler {

  private final JsonFunction function;

  JsonHandler(JsonFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    // The daily call that keeps the snapshot of the function.
    JsonNode response = WarmUp.isWarmUp(event) ? Json.object() : function.apply(event);
    output.write(Json.text(response).getBytes(StandardCharsets.UTF_8));
  }
}
