package dev.exesys.engine.http;

import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.runs.ReadLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handles {@code GET /runs/{run_id}/orders/{order_name}/log}. */
public final class LogRoute {
  /**
   * The maximum number of bytes in a response: Lambda limits a response to 6 MB, in which the bytes
   * are encoded in base64.
   */
  static final int MAX_BYTES = 4_000_000;

  private static final Pattern PATH = Pattern.compile("/runs/([^/]+)/orders/(.+)/log");

  private final ReadLog logs;

  /** Creates the route to this use case. */
  public LogRoute(ReadLog logs) {
    this.logs = logs;
  }

  /** Returns the response; empty if the request has another path. */
  Optional<HttpResponse> handle(HttpRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        request.method().equals("GET")
            ? read(path.group(1), path.group(2), request.headers().getOrDefault("range", ""))
            : HttpResponse.error(405, "method not allowed: this path accepts GET"));
  }

  private HttpResponse read(String runId, String orderName, String range) {
    ReadLog.Result result =
        RunIds.isRunId(runId) ? logs.find(runId, orderName) : ReadLog.Missing.RUN;
    return switch (result) {
      case ReadLog.Missing.RUN -> HttpResponse.error(404, "run " + runId + " does not exist");
      case ReadLog.Missing.ORDER ->
          HttpResponse.error(404, "run " + runId + " has no order " + orderName);
      case ReadLog.StoredLog log -> send(log, ByteRange.of(range, log.size()).atMost(MAX_BYTES));
    };
  }

  private static HttpResponse send(ReadLog.StoredLog log, ByteRange range) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept-ranges", "bytes");
    if (range.partial()) {
      headers.put("content-range", range.contentRange(log.size()));
    }
    if (range.isUnsatisfiable()) {
      return HttpResponse.error(
              416,
              "the log has " + log.size() + " bytes: request a range that begins before its end")
          .withHeaders(headers);
    }
    headers.put("content-type", "text/plain; charset=utf-8");
    return HttpResponse.ofBytes(
        range.partial() ? 206 : 200, headers, log.read(range.from(), range.to()));
  }
}
