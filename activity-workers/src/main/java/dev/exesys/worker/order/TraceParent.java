package dev.exesys.worker.order;

import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OrderItem;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variable {@code TRACEPARENT} (W3C Trace Context) with which the commands of an order continue
 * a trace: that of X-Ray if the worker is traced, otherwise one trace for all orders of a run,
 * whose id is the run's.
 */
final class TraceParent {
  static final String VARIABLE = "TRACEPARENT";

  private static final Pattern X_RAY =
      Pattern.compile(
          "Root=1-([0-9a-f]{8})-([0-9a-f]{24});Parent=([0-9a-f]{16})(?:;Sampled=([01]))?.*");
  private static final int SPAN_MASK = 0xffff;

  private TraceParent() {}

  /**
   * Returns the value.
   *
   * @param xRay the trace header of the invocation; empty if there is none
   */
  static String of(String xRay, RunIds ids, OrderItem order) {
    return ofXRay(xRay).orElseGet(() -> ofRun(ids, order));
  }

  /** Returns the value for a trace header of X-Ray; empty if the text is none. */
  static Optional<String> ofXRay(String text) {
    Matcher header = X_RAY.matcher(text);
    if (!header.matches()) {
      return Optional.empty();
    }
    String flags = "0".equals(header.group(4)) ? "00" : "01";
    return Optional.of(
        "00-" + header.group(1) + header.group(2) + "-" + header.group(3) + "-" + flags);
  }

  private static String ofRun(RunIds ids, OrderItem order) {
    String span =
        String.format(
            "%08x%04x%04x",
            order.name().hashCode(),
            order.progress().attempt() & SPAN_MASK,
            order.orderNum().hashCode() & SPAN_MASK);
    return "00-" + ids.runId().replace("-", "") + "-" + span + "-01";
  }

  /** Returns the trace header that the Lambda runtime has set for the current invocation. */
  static String header(Map<String, String> environment) {
    // The Java runtime of Lambda sets the property, other runtimes the variable.
    return System.getProperty(
        "com.amazonaws.xray.traceHeader", environment.getOrDefault("_X_AMZN_TRACE_ID", ""));
  }
}
