package dev.exesys.engine.codehost;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP server with the part of GitHub's REST API that reports use, and with its failures. */
public final class FakeGitHub implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("/repos/(.+)/statuses/([0-9a-f]{40})");
  private static final Pattern COMMENTS = Pattern.compile("/repos/(.+)/issues/([0-9]+)/comments");
  private static final Pattern COMMENT = Pattern.compile("/repos/(.+)/issues/comments/([0-9]+)");

  /** How a request is answered. */
  public enum Behavior {
    SERVE,
    /** HTTP 429 with {@code Retry-After}. */
    RETRY_AFTER,
    /** HTTP 403 with {@code X-RateLimit-Reset}. */
    RATE_LIMIT,
    /** HTTP 403 of a secondary rate limit. */
    SECONDARY_LIMIT,
    BAD_GATEWAY,
    NOT_FOUND,
    /** The request is served, and the response is sent after the client has given up. */
    SERVE_TOO_SLOWLY,
    /** The response is sent after the client has given up, and the request is not served. */
    FAIL_TOO_SLOWLY
  }

  private final HttpServer server;
  private final InstantSource clock;
  private final Supplier<Behavior> behaviors;
  private final Map<Integer, String> comments = new LinkedHashMap<>();
  private final List<JsonNode> statuses = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private int lastId = 1000;

  /** Starts the server on a free port of the loopback interface. */
  public FakeGitHub(InstantSource clock, Supplier<Behavior> behaviors) {
    this.clock = clock;
    this.behaviors = behaviors;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a comment of another author. */
  public synchronized void addComment(String text) {
    comments.put(++lastId, text);
  }

  /** Returns the texts of all comments. */
  public synchronized List<String> comments() {
    return List.copyOf(comments.values());
  }

  /** Deletes the comments that contain a text, as a person may do. */
  public synchronized void deleteComments(String text) {
    comments.values().removeIf(comment -> comment.contains(text));
  }

  /** Returns the bodies of the commit statuses, with {@code sha}. */
  public synchronized List<JsonNode> statuses() {
    return List.copyOf(statuses);
  }

  /** Returns the values of the header {@code Authorization} of all requests. */
  public synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Behavior behavior = behaviors.get();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    synchronized (this) {
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    }
    switch (behavior) {
      case SERVE -> serve(exchange, body, true);
      case SERVE_TOO_SLOWLY -> serve(exchange, body, false);
      case FAIL_TOO_SLOWLY -> awaitClosing(exchange);
      case RETRY_AFTER -> {
        exchange.getResponseHeaders().set("Retry-After", "90");
        send(exchange, 429, "{}");
      }
      case RATE_LIMIT -> {
        exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
        String reset = Long.toString(clock.instant().plusSeconds(1800).getEpochSecond());
        exchange.getResponseHeaders().set("X-RateLimit-Reset", reset);
        send(exchange, 403, "{}");
      }
      case SECONDARY_LIMIT ->
          send(exchange, 403, "{\"message\": \"You have exceeded a secondary rate limit\"}");
      case BAD_GATEWAY -> send(exchange, 502, "<html>bad gateway</html>");
      case NOT_FOUND -> send(exchange, 404, "{\"message\": \"Not Found\"}");
    }
  }

  private void serve(HttpExchange exchange, String body, boolean inTime) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher status = STATUS.matcher(path);
    Matcher all = COMMENTS.matcher(path);
    Matcher one = COMMENT.matcher(path);
    int code = 200;
    String answer = "{}";
    synchronized (this) {
      if (status.matches()) {
        JsonNode written = Json.parse(body).deepCopy();
        ((ObjectNode) written).put("sha", status.group(2));
        statuses.add(written);
        code = 201;
      } else if (all.matches() && exchange.getRequestMethod().equals("GET")) {
        answer = page(exchange.getRequestURI().getQuery());
      } else if (all.matches()) {
        comments.put(++lastId, text(body));
        code = 201;
        answer = Json.object().put("id", lastId).toString();
      } else if (one.matches() && comments.containsKey(Integer.valueOf(one.group(2)))) {
        if (exchange.getRequestMethod().equals("DELETE")) {
          comments.remove(Integer.valueOf(one.group(2)));
        } else {
          comments.put(Integer.valueOf(one.group(2)), text(body));
        }
      } else {
        code = 404;
      }
    }
    if (inTime) {
      send(exchange, code, answer);
    } else {
      awaitClosing(exchange);
    }
  }

  private static String text(String body) {
    String text = Json.parse(body).path("body").asString();
    if (text.isEmpty() || text.length() > 65_536) {
      throw new AssertionError("GitHub rejects a comment of " + text.length() + " characters");
    }
    return text;
  }

  private String page(String query) {
    int number = Integer.parseInt(query.replaceAll(".*[?&]?page=([0-9]+)$", "$1"));
    ArrayNode page = Json.mapper().createArrayNode();
    comments.entrySet().stream()
        .skip((number - 1) * 100L)
        .limit(100)
        .forEach(c -> page.addObject().put("id", c.getKey()).put("body", c.getValue()));
    return page.toString();
  }

  private void awaitClosing(HttpExchange exchange) {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
