package dev.exesys.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Sends the response to one request. */
public final class ResponseWriter {
  private final HttpExchange exchange;
  private boolean started;

  ResponseWriter(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Sends a complete response. */
  public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    try (OutputStream out = start(status, body.length)) {
      out.write(body);
    }
  }

  /** Returns the response headers, which can be changed until the response has started. */
  public Headers headers() {
    return exchange.getResponseHeaders();
  }

  /**
   * Sends status and headers and returns the stream for the body.
   *
   * @param length the length of the body in bytes, or a negative number if unknown
   */
  public OutputStream start(int status, long length) throws IOException {
    started = true;
    if (bodyless(status)) {
      if (exchange.getRequestMethod().equals("HEAD") && length > 0) {
        headers().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, -1);
      return OutputStream.nullOutputStream();
    }
    // The JDK's server takes 0 for chunked and -1 for no body.
    exchange.sendResponseHeaders(status, length == 0 ? -1 : Math.max(length, 0));
    return length == 0 ? OutputStream.nullOutputStream() : exchange.getResponseBody();
  }

  /** Returns whether status and headers have been sent, so that no other response is possible. */
  public boolean started() {
    return started;
  }

  private boolean bodyless(int status) {
    return exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
  }
}
