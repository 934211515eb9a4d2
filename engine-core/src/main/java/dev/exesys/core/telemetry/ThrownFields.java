package dev.exesys.core.telemetry;

import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.databind.node.ObjectNode;

/** Adds an exception to a log line. */
final class ThrownFields {
  private static final int MAX_STACK = 8000;

  private ThrownFields() {}

  /** Adds the class, the message and the stack trace, truncated to 8000 characters. */
  static void addTo(ObjectNode line, Throwable failure) {
    line.put("error_class", failure.getClass().getName());
    line.put("error", String.valueOf(failure.getMessage()));
    StringWriter stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack));
    String text = stack.toString();
    line.put("stack", text.length() <= MAX_STACK ? text : text.substring(0, MAX_STACK));
  }
}
