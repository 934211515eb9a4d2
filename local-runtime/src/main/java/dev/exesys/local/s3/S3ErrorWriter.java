package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.s3.aws.S3ProxyErrors;
import dev.exesys.local.s3.aws.S3ProxyErrors.S3Error;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends errors in S3's XML format. */
final class S3ErrorWriter {
  private S3ErrorWriter() {}

  static void send(ResponseWriter response, String code, int status, String message)
      throws IOException {
    byte[] body = xml(code, message).getBytes(StandardCharsets.UTF_8);
    response.send(status, Map.of("Content-Type", "application/xml"), body);
  }

  static String xml(String code, String message) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
        + escape(code)
        + "</Code><Message>"
        + escape(message)
        + "</Message><RequestId>"
        + UUID.randomUUID()
        + "</RequestId></Error>";
  }

  /**
   * Sends the error that corresponds to an exception of the handler. Returns false if there is
   * none.
   */
  static boolean answer(GatewayRequest request, Throwable failure, ResponseWriter response)
      throws IOException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof S3RequestException body) {
        send(response, body.code(), body.status(), String.valueOf(body.getMessage()));
        return true;
      }
    }
    Optional<S3Error> error = S3ProxyErrors.find(failure);
    if (error.isPresent()) {
      answer(request, error.get(), response);
      return true;
    }
    if (failure instanceof UnsupportedOperationException) {
      send(
          response,
          "NotImplemented",
          501,
          "not supported by the local stack: " + failure.getMessage());
      return true;
    }
    if (failure instanceof IllegalArgumentException) {
      send(response, "InvalidArgument", 400, String.valueOf(failure.getMessage()));
      return true;
    }
    return false;
  }

  private static void answer(GatewayRequest request, S3Error error, ResponseWriter response)
      throws IOException {
    error.headers().forEach(response.headers()::set);
    if (error.code() != null) {
      send(response, error.code(), error.status(), error.message());
      return;
    }
    switch (error.status()) {
      case 400, 422 -> send(response, "BadDigest", 400, "The digest does not match the body.");
      case 403 -> send(response, "AccessDenied", 403, "Access Denied");
      case 405 -> send(response, "MethodNotAllowed", 405, "The method is not allowed here.");
      case 412 -> precondition(request, response);
      case 416 -> send(response, "InvalidRange", 416, "The requested range is not satisfiable");
      default -> response.start(error.status(), 0).close();
    }
  }

  /**
   * Returns 304 instead of 412 for a read with a failed {@code If-None-Match} or {@code
   * If-Modified-Since}.
   */
  private static void precondition(GatewayRequest request, ResponseWriter response)
      throws IOException {
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    boolean unlessSame =
        request.header("if-none-match").isPresent()
            || request.header("if-modified-since").isPresent();
    boolean onlyIfSame =
        request.header("if-match").isPresent() || request.header("if-unmodified-since").isPresent();
    if (read && unlessSame && !onlyIfSame) {
      response.start(304, 0).close();
    } else {
      send(
          response,
          "PreconditionFailed",
          412,
          "At least one of the preconditions you specified did not hold");
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
