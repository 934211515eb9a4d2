package dev.exesys.worker.pool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the state of a worker process on loopback: {@code GET /health} and, in the text format of
 * Prometheus, {@code GET /metrics}.
 */
public final class HealthServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final WorkerActivity activity;

  private HealthServer(HttpServer server, WorkerActivity activity) {
    this.server = server;
    this.activity = activity;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free port
   * @throws IOException if the port is in use
   */
  public static HealthServer start(int port, PoolWorkers workers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    HealthServer health = new HealthServer(server, workers.activity());
    server.createContext("/health", health::health);
    server.createContext("/metrics", health::metrics);
    server.start();
    return health;
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void health(HttpExchange exchange) throws IOException {
    Map<String, String> problems = activity.problems();
    String status = activity.isDraining() ? "draining" : problems.isEmpty() ? "ok" : "unhealthy";
    ObjectNode body = Json.object().put("status", status).put("running", activity.running());
    ObjectNode byslot = body.putObject("problems");
    problems.forEach(byslot::put);
    respond(exchange, status.equals("ok") ? OK : UNAVAILABLE, "application/json", Json.text(body));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    respond(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", WorkerMetrics.text(activity));
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
