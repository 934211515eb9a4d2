package dev.exesys.cli.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.web.StaticFiles.StaticFile;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the page on a loopback port, to the browser that opened {@link #link()}. */
public final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PageSession session;
  private final PageApi api;

  private PageServer(HttpServer server, RunBackend backend) {
    this.server = server;
    this.session = new PageSession(server.getAddress().getPort());
    this.api = new PageApi(backend);
  }

  /**
   * Starts a server.
   *
   * @param port the port, or 0 for any free port
   * @throws IOException if the port is in use
   */
  public static PageServer start(int port, RunBackend backend) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    PageServer server = new PageServer(http, backend);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Returns the link that admits one browser. */
  public URI link() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/?token=" + session.token());
  }

  private void handle(HttpExchange http) throws IOException {
    PageExchange exchange = new PageExchange(http);
    try (http) {
      respond(http, exchange);
    } catch (CommandException | StoreException e) {
      exchange.error(502, String.valueOf(e.getMessage()));
    }
  }

  private void respond(HttpExchange http, PageExchange exchange) throws IOException {
    if (!session.isKnownHost(http.getRequestHeaders())) {
      exchange.error(421, "this server is not " + http.getRequestHeaders().getFirst("Host"));
      return;
    }
    String token = exchange.query().get("token");
    if (exchange.path().equals("/") && token != null && session.redeem(token)) {
      exchange.admit(session.setCookie());
      return;
    }
    if (!session.isAdmitted(http.getRequestHeaders())) {
      exchange.error(403, "open the link that exesys printed; it is valid for one browser");
      return;
    }
    if (exchange.path().startsWith("/api/")) {
      boolean changes = !exchange.method().equals("GET");
      if (changes && !session.isOwnOrigin(http.getRequestHeaders())) {
        exchange.error(403, "requests from other origins are not accepted");
        return;
      }
      api.handle(exchange);
      return;
    }
    Optional<StaticFile> file = StaticFiles.find(exchange.path());
    if (file.isPresent() && exchange.method().equals("GET")) {
      exchange.bytes(200, file.get().type(), file.get().content());
    } else {
      exchange.error(404, "there is no " + exchange.path());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
