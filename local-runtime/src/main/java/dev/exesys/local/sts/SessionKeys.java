package dev.exesys.local.sts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates sessions with random keys in the form of AWS's. */
final class SessionKeys {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int KEY_ID_CHARACTERS = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 192;

  private final SecureRandom random = new SecureRandom();

  Session create(
      String roleArn,
      String name,
      Map<String, String> tags,
      List<String> transitiveTags,
      @Nullable String sourceIdentity,
      @Nullable String policy,
      Instant expiresAt) {
    String[] parts = roleArn.split(":", 6);
    String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    String arn = "arn:" + parts[1] + ":sts::" + parts[4] + ":assumed-role/" + role + "/" + name;
    return new Session(
        "ASIA" + letters(bytes(KEY_ID_CHARACTERS)),
        Base64.getEncoder().encodeToString(bytes(SECRET_BYTES)),
        Base64.getEncoder().encodeToString(bytes(TOKEN_BYTES)),
        arn,
        "AROA" + letters(digest(roleArn)) + ":" + name,
        parts[4],
        tags,
        transitiveTags,
        sourceIdentity,
        policy,
        expiresAt.toEpochMilli());
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String letters(byte[] bytes) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < KEY_ID_CHARACTERS; i++) {
      letters.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return letters.toString();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
