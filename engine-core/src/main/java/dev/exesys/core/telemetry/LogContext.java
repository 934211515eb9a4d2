package dev.exesys.core.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The invocation that the current thread, and the threads that it starts, work on: other log lines
 * get its fields.
 */
final class LogContext {
  private static final InheritableThreadLocal<@Nullable ObjectNode> CURRENT =
      new InheritableThreadLocal<>();

  private static final List<String> FIELDS =
      List.of(
          "component",
          "engine_version",
          "request_id",
          "action",
          "run_id",
          "trace_id",
          "order_name",
          "order_num");

  private LogContext() {}

  /** Sets the fields of the current invocation until {@link #close}. */
  static void open(ObjectNode line) {
    CURRENT.set(line.deepCopy());
  }

  /** Adds the fields of the current invocation to a line. */
  static void addTo(ObjectNode line) {
    ObjectNode current = CURRENT.get();
    if (current != null) {
      for (String field : FIELDS) {
        if (current.has(field)) {
          line.set(field, current.path(field));
        }
      }
    }
  }

  /** Removes the fields. */
  static void close() {
    CURRENT.remove();
  }
}
