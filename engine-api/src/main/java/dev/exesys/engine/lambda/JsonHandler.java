package dev.exesys.engine.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.exesys.core.contract.Json;
import dev.exesys.engine.JsonFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Adapts one of the engine's functions to Lambda's stream interface. */
abstract class JsonHandler implements RequestStreamHandler {

  private final JsonFunction function;

  JsonHandler(JsonFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    output.write(Json.text(function.apply(Json.parse(event))).getBytes(StandardCharsets.UTF_8));
  }
}
