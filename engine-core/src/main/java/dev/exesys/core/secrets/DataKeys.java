package dev.exesys.core.secrets;

import java.util.SequencedMap;

/** Generates and decrypts data keys with the deployment's KMS key. */
public interface DataKeys {

  /** A data key in both forms. */
  final class DataKey {
    private final String keyArn;
    private final byte[] plaintext;
    private final byte[] encrypted;

    /**
     * Creates a data key.
     *
     * @param keyArn the KMS key that encrypted it
     */
    public DataKey(String keyArn, byte[] plaintext, byte[] encrypted) {
      this.keyArn = keyArn;
      this.plaintext = plaintext.clone();
      this.encrypted = encrypted.clone();
    }

    /** Returns the KMS key that encrypted the data key. */
    public String keyArn() {
      return keyArn;
    }

    /** Returns the key itself, which is secret. */
    public byte[] plaintext() {
      return plaintext.clone();
    }

    /** Returns the encrypted key. */
    public byte[] encrypted() {
      return encrypted.clone();
    }
  }

  /**
   * Returns a new data key of 32 bytes.
   *
   * @param context the encryption context that {@link #decrypt} must be given; not secret
   * @throws SecretsException if the KMS key cannot be used
   */
  DataKey generate(SequencedMap<String, String> context);

  /**
   * Decrypts a data key.
   *
   * @param keyArn the KMS key that encrypted it
   * @throws SecretsException if the KMS key cannot be used, or the context is another one
   */
  byte[] decrypt(String keyArn, byte[] encrypted, SequencedMap<String, String> context);
}
