package dev.exesys.local.kms;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.ValueEncryption;
import java.time.InstantSource;

/**
 * KMS with symmetric keys. Key policies and grants are not evaluated: every signed request of the
 * account may use every key.
 */
public final class KmsService implements JsonService {
  private final Operations operations;

  /**
   * Opens the keys in a database.
   *
   * @param encryption encrypts key material in the database
   */
  public KmsService(
      Database database, ValueEncryption encryption, Account account, InstantSource clock) {
    KeyTable keys = new KeyTable(database, encryption, account, clock);
    operations =
        new Operations()
            .with(new KeyOperations(keys, account, clock).operations())
            .with(new AliasOperations(keys).operations())
            .with(new CryptographicOperations(keys).operations());
  }

  @Override
  public String signingName() {
    return "kms";
  }

  @Override
  public String targetPrefix() {
    return "TrentService";
  }

  @Override
  public String jsonVersion() {
    return "1.1";
  }

  @Override
  public Operations operations() {
    return operations;
  }
}
