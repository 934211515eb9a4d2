package dev.exesys.core.telemetry;

import dev.exesys.core.contract.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one JSON line for each invocation of a function: what it was about, how long it took, and
 * how it ended. An invocation that fails has the exception in the same line. docs/REFERENCE.md
 * lists the fields.
 */
public final class InvocationLog {
  private final String component;
  private final TelemetrySettings settings;
  private final Consumer<String> sink;
  private final InstantSource clock;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  /**
   * Creates the log of one function environment, whose first invocation is a cold start.
   *
   * @param component the function without the deployment's prefix, for example {@code dispatch}
   * @param sink receives each line without a line break
   */
  public InvocationLog(
      String component, TelemetrySettings settings, Consumer<String> sink, InstantSource clock) {
    this.component = component;
    this.settings = settings;
    this.sink = sink;
    this.clock = clock;
  }

  /** A function that handles an event and may fail with a checked exception. */
  @FunctionalInterface
  public interface Handler<E extends Exception> {
    JsonNode handle(JsonNode event) throws E;
  }

  /**
   * Handles an event and writes the line, also if the handler fails.
   *
   * @param requestId of the invocation
   */
  public <E extends Exception> JsonNode handle(String requestId, JsonNode event, Handler<E> handler)
      throws E {
    if (!settings.lines()) {
      return handler.handle(event);
    }
    long begin = System.nanoTime();
    ObjectNode line = begin(requestId, event);
    LogContext.open(line);
    try {
      JsonNode response = handler.handle(event);
      end(line, begin, response, null);
      return response;
    } catch (Throwable e) {
      end(line, begin, Json.object(), e);
      throw e;
    } finally {
      LogContext.close();
    }
  }

  private ObjectNode begin(String requestId, JsonNode event) {
    ObjectNode line = Json.object();
    line.put("timestamp", clock.instant().toString());
    line.put("level", "INFO");
    line.put("message", "invocation");
    line.put("component", component);
    line.put("engine_version", settings.engineVersion());
    if (!settings.functionVersion().isEmpty()) {
      line.put("function_version", settings.functionVersion());
    }
    line.put("request_id", requestId);
    line.put("cold_start", cold.getAndSet(false));
    InvocationFields.addEvent(line, event);
    return line;
  }

  private void end(ObjectNode line, long begin, JsonNode response, @Nullable Throwable failure) {
    line.put("duration_ms", Math.round((System.nanoTime() - begin) / 1e4) / 100.0);
    InvocationFields.addResponse(line, response);
    int status = InvocationFields.httpStatus(response).orElse(200);
    String outcome = failure != null || status >= 500 ? "fault" : status >= 400 ? "refused" : "ok";
    line.put("outcome", outcome);
    if (outcome.equals("fault")) {
      line.put("level", "ERROR");
    }
    if (failure != null) {
      ThrownFields.addTo(line, failure);
    } else if (status >= 400) {
      line.put("error", InvocationFields.body(response).path("error").asString(""));
    }
    List<Metric> metrics =
        InvocationMetrics.of(
            component,
            line.path("action").asString(""),
            response,
            outcome,
            line.path("cold_start").asBoolean(false),
            line.path("error").asString("").contains("throttl"));
    sink.accept(MetricLine.text(line, clock.instant(), settings, metrics));
  }
}
