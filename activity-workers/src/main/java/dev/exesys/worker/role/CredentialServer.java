package dev.exesys.worker.role;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.core.access.RoleSession;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the credentials of an order's role on the loopback interface, in the form that AWS SDKs
 * read through {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. SDKs ask again before the credentials
 * expire, so that commands of any duration have valid ones.
 */
public final class CredentialServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialServer.class);
  private static final String PATH = "/credentials";
  private static final int TOKEN_BYTES = 32;

  private final String roleArn;
  private final RenewedSession session;
  private final String token;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CredentialServer(String roleArn, RenewedSession session, String token)
      throws IOException {
    this.roleArn = roleArn;
    this.session = session;
    this.token = token;
    server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /**
   * Assumes the role and starts the server.
   *
   * @param newSecrets receives every value that must be masked, before commands can know it
   * @throws RoleException if the role cannot be assumed
   * @throws IOException if no port is available
   */
  public static CredentialServer start(
      RoleAssumer sessions,
      RoleRequest request,
      InstantSource clock,
      Consumer<List<String>> newSecrets)
      throws RoleException, IOException {
    SessionSource source = () -> sessions.assume(request);
    RenewedSession session =
        new RenewedSession(request.roleArn(), source.open(), source, clock, newSecrets);
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    newSecrets.accept(List.of(token));
    return new CredentialServer(request.roleArn(), session, token);
  }

  /** Returns the variables with which the SDKs of commands find the credentials. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    int port = server.getAddress().getPort();
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:" + port + PATH);
    variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", token);
    return variables;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isAuthorized(exchange)) {
        respond(exchange, 403, error("Forbidden", "the authorization token is missing or wrong"));
        return;
      }
      RoleSession current = session.current();
      respond(
          exchange,
          200,
          Json.object()
              .put("AccessKeyId", current.accessKeyId())
              .put("SecretAccessKey", current.secretAccessKey())
              .put("Token", current.sessionToken())
              .put("Expiration", current.expiration().toString())
              .put("RoleArn", roleArn));
    } catch (RoleException e) {
      LOG.warn("the session of {} could not be renewed", roleArn, e);
      respond(exchange, 500, error("RoleNotAssumed", String.valueOf(e.getMessage())));
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode error(String code, String message) {
    return Json.object().put("code", code).put("message", message);
  }

  private static void respond(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = Json.text(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
