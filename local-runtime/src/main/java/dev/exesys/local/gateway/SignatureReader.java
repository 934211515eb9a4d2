package dev.exesys.local.gateway;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signature of a request from the Authorization header or, for a presigned URL, from the
 * query string.
 */
final class SignatureReader {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final long MAX_EXPIRES_SECONDS = 604_800;

  private SignatureReader() {}

  /**
   * Returns the signature of a request, not yet verified.
   *
   * @throws SignatureRejectedException if there is none or it is malformed
   */
  static RequestSignature read(GatewayRequest request) throws SignatureRejectedException {
    Optional<String> authorization = request.header("authorization");
    if (authorization.isPresent() && authorization.get().startsWith(ALGORITHM)) {
      return fromHeader(request, authorization.get());
    }
    Map<String, String> query = QueryString.firstValues(request.rawQuery());
    if (query.containsKey("X-Amz-Algorithm")) {
      return fromQuery(query);
    }
    throw new SignatureRejectedException(
        authorization.isPresent() ? SignatureError.INCOMPLETE : SignatureError.MISSING);
  }

  private static RequestSignature fromHeader(GatewayRequest request, String authorization)
      throws SignatureRejectedException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : authorization.substring(ALGORITHM.length()).split(",", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
      }
    }
    return signature(
        present(fields, "Credential"),
        present(request.header("x-amz-date").orElse(null)),
        present(fields, "SignedHeaders"),
        present(fields, "Signature"),
        request.header("x-amz-content-sha256").orElse(null),
        request.header("x-amz-security-token").orElse(null),
        null);
  }

  private static RequestSignature fromQuery(Map<String, String> query)
      throws SignatureRejectedException {
    if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    return signature(
        present(query, "X-Amz-Credential"),
        present(query, "X-Amz-Date"),
        present(query, "X-Amz-SignedHeaders"),
        present(query, "X-Amz-Signature"),
        query.get("X-Amz-Content-Sha256"),
        query.get("X-Amz-Security-Token"),
        expires(present(query, "X-Amz-Expires")));
  }

  private static RequestSignature signature(
      String credential,
      String timestamp,
      String signedHeaders,
      String signature,
      @Nullable String payloadHash,
      @Nullable String sessionToken,
      @Nullable Long expires)
      throws SignatureRejectedException {
    String[] parts = credential.split("/", -1);
    if (parts.length != 5 || !parts[4].equals(CredentialScope.TERMINATOR)) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    List<String> names = Arrays.asList(signedHeaders.split(";", -1));
    if (!names.contains("host") || !timestamp.startsWith(parts[1])) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    return new RequestSignature(
        parts[0],
        new CredentialScope(parts[1], parts[2], parts[3]),
        timestamp,
        instant(timestamp),
        names,
        signature,
        payloadHash,
        sessionToken,
        expires);
  }

  private static Instant instant(String timestamp) throws SignatureRejectedException {
    try {
      return LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
  }

  private static long expires(String text) throws SignatureRejectedException {
    try {
      long seconds = Long.parseLong(text);
      if (seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    throw new SignatureRejectedException(SignatureError.INCOMPLETE);
  }

  private static String present(Map<String, String> fields, String name)
      throws SignatureRejectedException {
    return present(fields.get(name));
  }

  private static String present(@Nullable String value) throws SignatureRejectedException {
    if (value == null || value.isEmpty()) {
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    return value;
  }
}
