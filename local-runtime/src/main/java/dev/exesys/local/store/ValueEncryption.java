package dev.exesys.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secret values before they are stored in the database (AES-256-GCM). The key is a
 * separate file, so a copy of the database alone reveals no value.
 */
public final class ValueEncryption {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  private ValueEncryption(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Reads the key from a file, or generates it if the file does not exist.
   *
   * @throws IOException if the key can be neither read nor written
   */
  public static ValueEncryption open(Path keyFile) throws IOException {
    if (!Files.exists(keyFile)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      // Written under a temporary name and renamed: a truncated key would make its values
      // unreadable.
      Path scratch =
          Files.createTempFile(
              keyFile.toAbsolutePath().getParent(),
              "key",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(scratch, fresh);
      Files.move(scratch, keyFile, StandardCopyOption.ATOMIC_MOVE);
    }
    byte[] key = Files.readAllBytes(keyFile);
    if (key.length != KEY_BYTES) {
      throw new IOException(keyFile + " does not contain a key of " + KEY_BYTES + " bytes");
    }
    return new ValueEncryption(key);
  }

  /**
   * Encrypts a value.
   *
   * @param place the identity of the record, which the same argument of {@link #decrypt} must
   *     repeat
   */
  public String encrypt(String value, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] encrypted =
        run(Cipher.ENCRYPT_MODE, nonce, value.getBytes(StandardCharsets.UTF_8), place);
    ByteBuffer whole =
        ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted);
    return Base64.getEncoder().encodeToString(whole.array());
  }

  /**
   * Decrypts a value.
   *
   * @throws DatabaseException if the value was encrypted with another key or for another place
   */
  public String decrypt(String encrypted, String place) {
    ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted));
    byte[] nonce = new byte[NONCE_BYTES];
    whole.get(nonce);
    byte[] rest = new byte[whole.remaining()];
    whole.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest, place), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new DatabaseException(
          "cannot decrypt the value of "
              + place
              + ": it was encrypted with another key or for another record",
          e);
    }
  }
}
