package dev.exesys.core.secrets;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/** Data keys in memory, found by their encrypted form and encryption context. */
public final class MemoryDataKeys implements DataKeys {
  private static final String ARN = "arn:aws:kms:us-east-1:000000000000:key/memory";

  private record Entry(DataKey key, Map<String, String> context) {}

  private final Map<String, Entry> keys = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  @Override
  public DataKey generate(SequencedMap<String, String> context) {
    byte[] plaintext = new byte[32];
    byte[] encrypted = new byte[32];
    random.nextBytes(plaintext);
    random.nextBytes(encrypted);
    DataKey key = new DataKey(ARN, plaintext, encrypted);
    keys.put(HexFormat.of().formatHex(encrypted), new Entry(key, new LinkedHashMap<>(context)));
    return key;
  }

  /** Removes all data keys, so that nothing can be decrypted. */
  public void forget() {
    keys.clear();
  }

  @Override
  public byte[] decrypt(String keyArn, byte[] encrypted, SequencedMap<String, String> context) {
    Entry entry = keys.get(HexFormat.of().formatHex(encrypted));
    if (entry == null || !entry.context().equals(context) || !keyArn.equals(ARN)) {
      throw new SecretsException("KMS key " + keyArn + " cannot decrypt the data key");
    }
    return entry.key().plaintext();
  }
}
