package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.s3.aws.BackendErrors;
import dev.exesys.local.s3.aws.BackendErrors.BackendError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Errors as S3 writes them. */
final class S3Errors {
  private S3Errors() {}

  static void send(ResponseWriter reply, String code, int status, String message)
      throws IOException {
    byte[] body = xml(code, message).getBytes(StandardCharsets.UTF_8);
    reply.send(status, Map.of("Content-Type", "application/xml"), body);
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

  /** Answers a failure of the handler, if it is one that has an answer. */
  static boolean answer(GatewayRequest request, Throwable failure, ResponseWriter reply)
      throws IOException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof S3Failure body) {
        send(reply, body.code(), body.status(), String.valueOf(body.getMessage()));
        return true;
      }
    }
    Optional<BackendError> error = BackendErrors.find(failure);
    if (error.isPresent()) {
      answer(request, error.get(), reply);
      return true;
    }
    if (failure instanceof UnsupportedOperationException) {
      send(
          reply,
          "NotImplemented",
          501,
          "not supported by the local stack: " + failure.getMessage());
      return true;
    }
    if (failure instanceof IllegalArgumentException) {
      send(reply, "InvalidArgument", 400, String.valueOf(failure.getMessage()));
      return true;
    }
    return false;
  }

  private static void answer(GatewayRequest request, BackendError error, ResponseWriter reply)
      throws IOException {
    error.headers().forEach(reply.headers()::set);
    if (error.code() != null) {
      send(reply, error.code(), error.status(), error.message());
      return;
    }
    switch (error.status()) {
      case 400, 422 -> send(reply, "BadDigest", 400, "The digest does not match the body.");
      case 403 -> send(reply, "AccessDenied", 403, "Access Denied");
      case 405 -> send(reply, "MethodNotAllowed", 405, "The method is not allowed here.");
      case 412 -> precondition(request, reply);
      case 416 -> send(reply, "InvalidRange", 416, "The requested range is not satisfiable");
      default -> reply.start(error.status(), 0).close();
    }
  }

  /** A read whose If-None-Match or If-Modified-Since fails is "not modified", not an error. */
  private static void precondition(GatewayRequest request, ResponseWriter reply)
      throws IOException {
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    boolean unlessSame =
        request.header("if-none-match").isPresent()
            || request.header("if-modified-since").isPresent();
    boolean onlyIfSame =
        request.header("if-match").isPresent() || request.header("if-unmodified-since").isPresent();
    if (read && unlessSame && !onlyIfSame) {
      reply.start(304, 0).close();
    } else {
      send(
          reply,
          "PreconditionFailed",
          412,
          "At least one of the preconditions you specified did not hold");
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
