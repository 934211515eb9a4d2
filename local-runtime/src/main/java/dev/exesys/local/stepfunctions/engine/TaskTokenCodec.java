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
 * Task tokens: the execution's and the task's number with a code that only this execution can have
 * made. So a token needs no table, and none can be guessed.
 */
public final class TaskTokenCodec {
  private static final int CODE_BYTES = 24;
  private static final int LENGTH = 2 * Long.BYTES + CODE_BYTES;

  private TaskTokenCodec() {}

  /**
   * What a token says, its code in hexadecimal; whether it may is still to be checked with {@link
   * #fits}.
   */
  public record Token(long execution, long task, String code) {}

  static String make(String secret, long execution, long task) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).putLong(execution).putLong(task);
    bytes.put(code(secret, execution, task), 0, CODE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads a token; nothing if the text is none. */
  public static Optional<Token> read(String text) {
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
      return Optional.of(new Token(execution, task, HexFormat.of().formatHex(code)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean fits(Token token, String secret) {
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
