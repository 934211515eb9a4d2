package dev.exesys.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Where one request's answer goes. */
public final class ResponseWriter {
  private final HttpExchange exchange;
  private boolean started;

  ResponseWriter(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Sends a whole answer. */
  public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    try (OutputStream out = start(status, body.length)) {
      out.write(body);
    }
  }

  /** Headers of the answer, until it is started. */
  public Headers headers() {
    return exchange.getResponseHeaders();
  }

  /**
   * Sends status and headers and returns where the body goes.
   *
   * @param length the body's length in bytes, or a negative number if it is not known yet
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
    // To the JDK's server 0 means chunked and -1 means empty.
    exchange.sendResponseHeaders(status, length == 0 ? -1 : Math.max(length, 0));
    return length == 0 ? OutputStream.nullOutputStream() : exchange.getResponseBody();
  }

  /** Whether status and headers are out, so that no other answer can be given. */
  public boolean started() {
    return started;
  }

  private boolean bodyless(int status) {
    return exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
  }
}
