package dev.exesys.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts single values of a SOPS document: AES-256-GCM with the data key of the
 * document, bound to the path of the value by the additional data. SOPS uses initialization vectors
 * of 32 bytes and does not encrypt empty values.
 */
final class SopsCipher {
  static final int KEY_BYTES = 32;

  private static final int IV_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final Pattern SEALED =
      Pattern.compile("ENC\\[AES256_GCM,data:(.*),iv:(.+),tag:(.+),type:(\\w+)\\]");

  private final SecretKeySpec key;
  private final SecureRandom random;

  SopsCipher(byte[] dataKey, SecureRandom random) {
    if (dataKey.length != KEY_BYTES) {
      throw new SecretsException("a SOPS data key requires 32 bytes, not " + dataKey.length);
    }
    this.key = new SecretKeySpec(dataKey, "AES");
    this.random = random;
  }

  /** A decrypted value and its type in the plain document. */
  record Plain(String text, String type) {}

  static boolean isSealed(String value) {
    return SEALED.matcher(value).matches();
  }

  String seal(String text, String additionalData) {
    if (text.isEmpty()) {
      return "";
    }
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, additionalData, utf8(text));
    int dataLength = sealed.length - TAG_BYTES;
    return "ENC[AES256_GCM,data:%s,iv:%s,tag:%s,type:str]"
        .formatted(
            base64(Arrays.copyOf(sealed, dataLength)),
            base64(iv),
            base64(Arrays.copyOfRange(sealed, dataLength, sealed.length)));
  }

  /**
   * @throws SecretsException if the value was encrypted with another key or for another path, or
   *     was changed
   */
  Plain open(String value, String additionalData) {
    if (value.isEmpty()) {
      return new Plain("", "str");
    }
    Matcher parts = SEALED.matcher(value);
    if (!parts.matches()) {
      throw new SecretsException("the value at " + additionalData + " is not a SOPS value");
    }
    byte[] data = unbase64(parts.group(1));
    byte[] tag = unbase64(parts.group(3));
    byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
    System.arraycopy(tag, 0, sealed, data.length, tag.length);
    byte[] plain = run(Cipher.DECRYPT_MODE, unbase64(parts.group(2)), additionalData, sealed);
    return new Plain(new String(plain, StandardCharsets.UTF_8), parts.group(4));
  }

  private byte[] run(int mode, byte[] iv, String additionalData, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, iv), random);
      cipher.updateAAD(utf8(additionalData));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new SecretsException(
          "the value at " + additionalData + " cannot be opened: wrong key, or it was changed", e);
    }
  }

  private static byte[] unbase64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new SecretsException("a part of a SOPS value is not base64", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
