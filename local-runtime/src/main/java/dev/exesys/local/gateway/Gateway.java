package dev.exesys.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP port, on loopback only. Every request has a virtual thread; its signature is checked
 * before any service sees it; the service is the one the signature was made for.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final int BACKLOG = 1024;
  private static final long DRAIN_NANOS = 5_000_000_000L;

  static {
    // Read once, when the JDK's server is loaded. Without the first, an answer's headers and body
    // go out as two packets and the second waits 40 ms for the first's acknowledgement.
    setDefault("sun.net.httpserver.nodelay", "true");
    setDefault("sun.net.httpserver.maxIdleConnections", "2000");
    setDefault("sun.net.httpserver.idleInterval", "120");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final SignatureVerifier verifier;
  private final List<Endpoint> endpoints;
  private final InFlightRequests inFlight = new InFlightRequests();

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param endpoints a request is the first one's that is signed for it; what is not signed is
   *     refused by the first that it looks like, else by the last
   * @throws IOException if the port cannot be bound
   */
  public Gateway(int port, SignatureVerifier verifier, List<Endpoint> endpoints)
      throws IOException {
    this.verifier = verifier;
    this.endpoints = List.copyOf(endpoints);
    server = HttpServer.create(new InetSocketAddress(loopback(), port), BACKLOG);
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the port is, for example {@code http://127.0.0.1:4566}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    ResponseWriter reply = new ResponseWriter(exchange);
    try (exchange;
        InFlightRequests.Ticket ticket = inFlight.enter()) {
      if (!ticket.admitted()) {
        reply.start(503, 0).close();
        return;
      }
      route(request(exchange), reply);
    } catch (IOException e) {
      log.debug("a client went away", e);
    } catch (RuntimeException e) {
      log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      if (!reply.started()) {
        reply.start(500, 0).close();
      }
    }
  }

  private void route(GatewayRequest request, ResponseWriter reply) throws IOException {
    SignatureClaim claim;
    try {
      claim = SignatureReader.read(request);
    } catch (SignatureRejectedException e) {
      unsigned(request).refuse(request, e.refusal(), reply);
      return;
    }
    String service = claim.scope().service();
    Optional<Endpoint> owner =
        endpoints.stream().filter(e -> e.ownsAlone(request) && !e.signedAs(service)).findFirst();
    if (owner.isPresent()) {
      owner.get().refuse(request, SignatureError.MISMATCH, reply);
      return;
    }
    Optional<Endpoint> endpoint = endpoints.stream().filter(e -> e.signedAs(service)).findFirst();
    if (endpoint.isEmpty()) {
      // Signed for a service that is not here: nothing the signature says can be held against it.
      unsigned(request).refuse(request, SignatureError.INCOMPLETE, reply);
      return;
    }
    serve(endpoint.get(), request, claim, reply);
  }

  private void serve(
      Endpoint endpoint, GatewayRequest request, SignatureClaim claim, ResponseWriter reply)
      throws IOException {
    SignedRequest signed;
    try {
      signed = verifier.verify(request, claim, endpoint.style());
    } catch (SignatureRejectedException e) {
      endpoint.refuse(request, e.refusal(), reply);
      return;
    }
    endpoint.serve(signed, reply);
  }

  private Endpoint unsigned(GatewayRequest request) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.looksLike(request))
        .findFirst()
        .orElse(endpoints.getLast());
  }

  private static GatewayRequest request(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
    return new GatewayRequest(
        exchange.getRequestMethod(),
        path.isEmpty() ? "/" : path,
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        RequestHeaders.of(exchange.getRequestHeaders()),
        exchange.getRequestBody());
  }

  /** Takes no more requests, gives those under way a few seconds, then closes the port. */
  @Override
  public void close() {
    inFlight.drain(DRAIN_NANOS);
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
