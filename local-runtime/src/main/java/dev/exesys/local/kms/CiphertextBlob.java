package dev.exesys.local.kms;

import dev.exesys.local.protocol.ServiceException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with a key's material (AES-256-GCM). The ciphertext contains the key's id, as that of
 * AWS does, so that Decrypt needs no key id; the encryption context is authenticated.
 */
final class CiphertextBlob {
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();

  byte[] encrypt(KmsKey key, byte[] plaintext, EncryptionContext context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plaintext);
      UUID id = UUID.fromString(key.id());
      return ByteBuffer.allocate(1 + 16 + NONCE_BYTES + sealed.length)
          .put(FORMAT)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key " + key.arn() + " cannot encrypt", e);
    }
  }

  /**
   * Returns the id of the key that made a ciphertext.
   *
   * @throws ServiceException if it is no ciphertext of this service
   */
  static String keyId(byte[] ciphertext) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
      if (buffer.get() == FORMAT) {
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
      }
    } catch (BufferUnderflowException e) {
      // Too short for a key id, which the error below says.
    }
    throw KmsErrors.invalidCiphertext();
  }

  /**
   * Decrypts a ciphertext of the given key.
   *
   * @throws ServiceException if it is damaged or was made with another context
   */
  static byte[] decrypt(KmsKey key, byte[] ciphertext, EncryptionContext context) {
    ByteBuffer buffer = ByteBuffer.wrap(ciphertext).position(1 + 16);
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      buffer.get(nonce);
      byte[] sealed = new byte[buffer.remaining()];
      buffer.get(sealed);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(sealed);
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      ServiceException rejected = KmsErrors.invalidCiphertext();
      rejected.initCause(e);
      throw rejected;
    }
  }

  private static Cipher cipher(int mode, KmsKey key, byte[] nonce, EncryptionContext context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] material = Base64.getDecoder().decode(key.material());
    cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.bytes());
    return cipher;
  }
}
