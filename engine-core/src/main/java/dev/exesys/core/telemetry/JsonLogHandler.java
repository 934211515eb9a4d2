package dev.exesys.core.telemetry;

import dev.exesys.core.contract.Json;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import tools.jackson.databind.node.ObjectNode;

/** Writes messages of loggers as JSON lines with the fields of the current invocation. */
public final class JsonLogHandler extends Handler {
  private final Consumer<String> sink;

  private JsonLogHandler(Consumer<String> sink) {
    this.sink = sink;
  }

  /** Replaces the handlers of the root logger, if the settings ask for lines. */
  public static void install(TelemetrySettings settings, Consumer<String> sink) {
    if (!settings.lines()) {
      return;
    }
    Logger root = Logger.getLogger("");
    for (Handler other : root.getHandlers()) {
      root.removeHandler(other);
    }
    root.addHandler(to(sink));
  }

  /** Returns a handler that passes each line to a sink. */
  static JsonLogHandler to(Consumer<String> sink) {
    return new JsonLogHandler(sink);
  }

  @Override
  public void publish(LogRecord message) {
    if (!isLoggable(message)) {
      return;
    }
    ObjectNode line = Json.object();
    line.put("timestamp", message.getInstant().toString());
    line.put("level", level(message.getLevel()));
    line.put("message", new SimpleFormatter().formatMessage(message));
    line.put("logger", message.getLoggerName());
    LogContext.addTo(line);
    if (message.getThrown() != null) {
      ThrownFields.addTo(line, message.getThrown());
    }
    sink.accept(Json.text(line));
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    return level.intValue() >= Level.WARNING.intValue() ? "WARN" : "INFO";
  }

  @Override
  public void flush() {
    // The sink does not buffer.
  }

  @Override
  public void close() {
    // The sink stays open.
  }
}
