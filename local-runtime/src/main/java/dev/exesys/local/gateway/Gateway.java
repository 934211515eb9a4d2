package dev.exesys.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.local.protocol.ServiceException;
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
 * Listens on one HTTP port of the loopback interface and routes requests to endpoints. Each request
 * runs on a virtual thread. The gateway verifies the signature first; the credential scope then
 * selects the endpoint.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final int BACKLOG = 1024;
  private static final long DRAIN_NANOS = 5_000_000_000L;

  static {
    // The JDK's server reads these properties when its class is loaded. Without nodelay, the
    // headers and the
    // body of a response are two packets and the second waits 40 ms for the acknowledgement of the
    // first.
    setDefault("sun.net.httpserver.nodelay", "true");
    setDefault("sun.net.httpserver.maxIdleConnections", "2000");
    setDefault("sun.net.httpserver.idleInterval", "120");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final SignatureVerifier verifier;
  private final List<Endpoint> endpoints;
  private final RequestGate gate;
  private final InFlightRequests inFlight = new InFlightRequests();

  /**
   * Binds the port and starts to serve.
   *
   * @param port the port, or 0 for any free port
   * @param endpoints in order of precedence: a signed request goes to the first endpoint that
   *     serves its service; an unsigned one is rejected by the first endpoint that recognizes it,
   *     otherwise by the last
   * @param gate admits, delays or refuses each request with a valid signature
   * @throws IOException if the port cannot be bound
   */
  public Gateway(int port, SignatureVerifier verifier, List<Endpoint> endpoints, RequestGate gate)
      throws IOException {
    this.gate = gate;
    this.verifier = verifier;
    this.endpoints = List.copyOf(endpoints);
    server = HttpServer.create(new InetSocketAddress(loopback(), port), BACKLOG);
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the base URL, for example {@code http://127.0.0.1:4566}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    ResponseWriter response = new ResponseWriter(exchange);
    try (exchange;
        InFlightRequests.Admission admission = inFlight.enter()) {
      if (!admission.admitted()) {
        response.start(503, 0).close();
        return;
      }
      route(request(exchange), response);
    } catch (IOException e) {
      log.debug("client closed the connection", e);
    } catch (RuntimeException e) {
      log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      if (!response.started()) {
        response.start(500, 0).close();
      }
    }
  }

  private void route(GatewayRequest request, ResponseWriter response) throws IOException {
    RequestSignature signature;
    try {
      signature = SignatureReader.read(request);
    } catch (SignatureRejectedException e) {
      unsigned(request).reject(request, e.error(), response);
      return;
    }
    String service = signature.scope().service();
    Optional<Endpoint> owner =
        endpoints.stream()
            .filter(e -> e.claimsExclusively(request) && !e.acceptsSigningName(service))
            .findFirst();
    if (owner.isPresent()) {
      owner.get().reject(request, SignatureError.MISMATCH, response);
      return;
    }
    Optional<Endpoint> endpoint =
        endpoints.stream().filter(e -> e.acceptsSigningName(service)).findFirst();
    if (endpoint.isEmpty()) {
      // No endpoint serves this service, so the signature cannot be verified.
      unsigned(request).reject(request, SignatureError.INCOMPLETE, response);
      return;
    }
    serve(endpoint.get(), request, signature, response);
  }

  private void serve(
      Endpoint endpoint,
      GatewayRequest request,
      RequestSignature signature,
      ResponseWriter response)
      throws IOException {
    VerifiedRequest signed;
    try {
      signed = verifier.verify(request, signature, endpoint.style());
    } catch (SignatureRejectedException e) {
      endpoint.reject(request, e.error(), response);
      return;
    }
    try {
      gate.admit(signed);
    } catch (ServiceException e) {
      endpoint.refuse(e, response);
      return;
    }
    endpoint.serve(signed, response);
  }

  private Endpoint unsigned(GatewayRequest request) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.recognizes(request))
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

  /**
   * Rejects new requests, waits up to five seconds for requests in flight, then closes the port.
   */
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
