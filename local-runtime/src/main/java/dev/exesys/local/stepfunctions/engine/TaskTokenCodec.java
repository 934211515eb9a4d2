package dev.exesys.local.stepfunctions.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes and decodes task tokens. A token holds the numbers of the execution and the task, and a
 * message authentication code made with the execution's secret: tokens need no table and cannot be
 * guessed.
 */
public final class TaskTokenCodec {
  private static final int CODE_BYTES = 24;
  private static final int LENGTH = 2 * Long.BYTES + CODE_BYTES;

  private TaskTokenCodec() {}

  /**
   * The content of a token, its authentication code in hexadecimal. It is not verified yet; see
   * {@link #isAuthentic}.
   */
  public record DecodedToken(long execution, long task, String code) {}

  static String encode(String secret, long execution, long task) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).putLong(execution).putLong(task);
    bytes.put(code(secret, execution, task), 0, CODE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Decodes a token. Returns empty if the text is not a token. */
  public static Optional<DecodedToken> decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != LENGTH) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long execution = buffer.getLong();
      long task = buffer.getLong();
      byte[] code = new byte[CODE_BYTES];
      buffer.get(code);
      return Optional.of(new DecodedToken(execution, task, HexFormat.of().formatHex(code)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isAuthentic(DecodedToken token, String secret) {
    byte[] full = code(secret, token.execution(), token.task());
    byte[] expected = Arrays.copyOf(full, CODE_BYTES);
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(token.code()));
  }

  private static byte[] code(String secret, long execution, long task) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(execution).putLong(task).flip());
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
