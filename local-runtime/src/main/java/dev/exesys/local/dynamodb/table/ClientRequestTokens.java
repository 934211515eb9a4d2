package dev.exesys.local.dynamodb.table;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Stores the client request tokens of transactions for ten minutes, the idempotency window of
 * DynamoDB.
 */
public final class ClientRequestTokens {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private ClientRequestTokens() {}

  /**
   * Returns whether the same request with this token succeeded before. A new token is stored.
   *
   * @throws ServiceException {@code IdempotentParameterMismatchException} if the token was used
   *     with another request
   */
  public static boolean seen(Connection connection, String token, String content, Instant now)
      throws SQLException {
    Sql.update(
        connection,
        "delete from dynamodb_tokens where at_millis < ?",
        now.minus(REMEMBERED).toEpochMilli());
    String digest = digest(content);
    Optional<String> earlier =
        Sql.first(
            connection,
            "select digest from dynamodb_tokens where token = ?",
            row -> row.getString(1),
            token);
    if (earlier.isPresent()) {
      if (!earlier.get().equals(digest)) {
        throw ServiceException.badRequest(
            "IdempotentParameterMismatchException",
            "The transaction's parameters differ from those of an earlier request with the same client token");
      }
      return true;
    }
    Sql.update(
        connection,
        "insert into dynamodb_tokens values (?, ?, ?)",
        token,
        digest,
        now.toEpochMilli());
    return false;
  }

  private static String digest(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
