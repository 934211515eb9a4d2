package dev.exesys.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes the digest over all plain values in the order of the document. Names are not included:
 * each value is bound to its name by its additional data. The document contains the digest in
 * encrypted form.
 */
final class SopsMac {
  private final MessageDigest digest;

  SopsMac() {
    try {
      digest = MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new SecretsException("this Java runtime does not support SHA-512", e);
    }
  }

  void add(String value) {
    digest.update(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the digest in upper-case hexadecimal. This object cannot be used afterwards. */
  String hex() {
    return HexFormat.of().withUpperCase().formatHex(digest.digest());
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
