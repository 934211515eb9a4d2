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
 * Seals secret values before they go into the database (AES-256-GCM). The key is a file beside it,
 * so a copy of the database alone, or a search through it, gives nothing away.
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
   * Opens a vault, making its key if there is none.
   *
   * @throws IOException if the key can be neither read nor written
   */
  public static ValueEncryption open(Path keyFile) throws IOException {
    if (!Files.exists(keyFile)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      // Written whole under another name first: half a key would lock its values away for good.
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
      throw new IOException(keyFile + " is no key");
    }
    return new ValueEncryption(key);
  }

  /**
   * Seals a value.
   *
   * @param place where it is kept; it opens only as from there
   */
  public String seal(String value, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, value.getBytes(StandardCharsets.UTF_8), place);
    ByteBuffer whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
    return Base64.getEncoder().encodeToString(whole.array());
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws DatabaseException if it was sealed with another key or for another place
   */
  public String unseal(String sealed, String place) {
    ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
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
      throw new DatabaseException("a sealed value of " + place + " cannot be opened", e);
    }
  }
}
