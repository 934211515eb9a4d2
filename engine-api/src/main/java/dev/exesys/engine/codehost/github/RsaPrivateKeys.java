package dev.exesys.engine.codehost.github;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Reads RSA private keys in PEM: PKCS #8, and PKCS #1, in which GitHub provides keys of apps. */
final class RsaPrivateKeys {
  private static final String PKCS1_BEGIN = "-----BEGIN RSA PRIVATE KEY-----";

  /** Version 0 and the algorithm rsaEncryption, in DER. */
  private static final byte[] PKCS8_START =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private RsaPrivateKeys() {}

  /**
   * Reads a key.
   *
   * @throws GeneralSecurityException if the text is not a private key
   */
  static PrivateKey parse(String pem) throws GeneralSecurityException {
    byte[] der;
    try {
      der = Base64.getDecoder().decode(pem.replaceAll("-----[^-]+-----|\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("the key is not PEM", e);
    }
    byte[] pkcs8 = pem.contains(PKCS1_BEGIN) ? wrapped(der) : der;
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(PKCS8_START);
    content.writeBytes(element(OCTET_STRING, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  /** Returns an element with a length of two bytes, which every RSA key needs at most. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    element.write(0x82);
    element.write(content.length >> 8);
    element.write(content.length);
    element.writeBytes(content);
    return element.toByteArray();
  }
}
