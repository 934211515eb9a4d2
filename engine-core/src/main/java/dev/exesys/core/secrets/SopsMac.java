package dev.exesys.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest over all plain values in the document's order (not their names: each value is already
 * bound to its name by its own additional data). It stands sealed in the document.
 */
final class SopsMac {
  private final MessageDigest digest;

  SopsMac() {
    try {
      digest = MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new SecretsException("this Java has no SHA-512", e);
    }
  }

  void add(String value) {
    digest.update(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Upper-case hexadecimal; ends this object's use. */
  String hex() {
    return HexFormat.of().withUpperCase().formatHex(digest.digest());
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
