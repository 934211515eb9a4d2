package dev.exesys.core.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs the smart HTTP server of Git, {@code git http-backend}, for clients with the token. */
public final class GitHttpServer implements AutoCloseable {
  private static final String REALM = "Basic realm=\"git\"";

  /** A received request. */
  public record Request(String target, Headers headers) {
    @Override
    public String toString() {
      return target + " " + Map.copyOf(headers);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path repositories;
  private final @Nullable String token;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile @Nullable String elsewhere;

  /**
   * Starts the server on a loopback port.
   *
   * @param server not started, bound to its address
   * @param token null if all repositories are public
   */
  public GitHttpServer(HttpServer server, Path repositories, @Nullable String token) {
    this.server = server;
    this.repositories = repositories;
    this.token = token;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static GitHttpServer plain(Path repositories, @Nullable String token) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new GitHttpServer(HttpServer.create(address, 0), repositories, token);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
  }

  public List<Request> requests() {
    return requests;
  }

  /** Redirects authenticated clients to another server. */
  public void redirectTo(String url) {
    elsewhere = url;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
      if (!isAllowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", REALM);
        exchange.sendResponseHeaders(401, -1);
      } else if (elsewhere != null) {
        exchange.getResponseHeaders().set("Location", elsewhere + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      } else {
        runBackend(exchange);
      }
    }
  }

  /** Checks only the password, as the large hosts do. */
  private boolean isAllowed(@Nullable String authorization) {
    if (token == null) {
      return true;
    }
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return false;
    }
    byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
    return new String(pair, UTF_8).endsWith(":" + token);
  }

  private void runBackend(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", repositories.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put(
        "QUERY_STRING", Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
    header(exchange, "Content-Type", environment, "CONTENT_TYPE");
    header(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
    header(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
    Process backend = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream input = backend.getOutputStream()) {
      exchange.getRequestBody().transferTo(input);
    }
    try (InputStream output = backend.getInputStream()) {
      int status = passHeaders(output, exchange.getResponseHeaders());
      exchange.sendResponseHeaders(status, 0);
      output.transferTo(exchange.getResponseBody());
    }
  }

  private static void header(
      HttpExchange exchange, String name, Map<String, String> environment, String variable) {
    String value = exchange.getRequestHeaders().getFirst(name);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  /** Reads header lines up to an empty one; they include the status if it is not 200. */
  private static int passHeaders(InputStream output, Headers headers) throws IOException {
    int status = 200;
    for (String line = line(output); !line.isEmpty(); line = line(output)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.split(" ", 2)[0]);
      } else {
        headers.set(line.substring(0, colon), value);
      }
    }
    return status;
  }

  private static String line(InputStream output) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = output.read(); b >= 0 && b != '\n'; b = output.read()) {
      line.write(b);
    }
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
