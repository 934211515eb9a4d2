package dev.exesys.local.kms;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import dev.exesys.local.store.ValueEncryption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keys and aliases in the database. Key material is encrypted there. */
final class KeyTable {
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f-]{36}");
  private static final int KEY_BYTES = 32;

  /** An alias; {@code name} includes {@code alias/}. */
  record Alias(String name, String keyId, long created, long changed) {}

  /** A row of the key table. */
  private record Sealed(String id, String content) {}

  private final Database database;
  private final JsonTable<Sealed> keys;
  private final JsonTable<Alias> aliases;
  private final ValueEncryption encryption;
  private final Account account;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  KeyTable(Database database, ValueEncryption encryption, Account account, InstantSource clock) {
    this.database = database;
    this.keys = new JsonTable<>(database, "kms_key", Sealed.class);
    this.aliases = new JsonTable<>(database, "kms_alias", Alias.class);
    this.encryption = encryption;
    this.account = account;
    this.clock = clock;
  }

  KmsKey create(String description) {
    byte[] material = new byte[KEY_BYTES];
    random.nextBytes(material);
    String id = UUID.randomUUID().toString();
    KmsKey key =
        new KmsKey(
            id,
            keyArn(id),
            description,
            true,
            clock.millis(),
            null,
            Base64.getEncoder().encodeToString(material));
    return database.write(c -> {
      put(c, key);
      return key;
    });
  }

  /**
   * Returns the key with an id, a key ARN, an alias or an alias ARN.
   *
   * @throws ServiceException {@code NotFoundException} if there is none
   */
  KmsKey get(String id) {
    return database.read(c -> existing(c, id));
  }

  KmsKey change(String id, UnaryOperator<KmsKey> change) {
    return database.write(c -> {
      KmsKey changed = change.apply(existing(c, id));
      put(c, changed);
      return changed;
    });
  }

  List<KmsKey> all() {
    return database.read(c -> keys.startingWith(c, "")).stream()
        .map(this::open)
        .filter(key -> !deleted(key))
        .toList();
  }

  void createAlias(String name, String keyId) {
    database.write(c -> {
      if (aliases.find(c, name).isPresent()) {
        throw KmsErrors.aliasExists(aliasArn(name));
      }
      long now = clock.millis();
      aliases.put(c, name, new Alias(name, existing(c, keyId).id(), now, now));
      return name;
    });
  }

  void updateAlias(String name, String keyId) {
    database.write(c -> {
      Alias old = aliases.find(c, name).orElseThrow(() -> KmsErrors.aliasNotFound(aliasArn(name)));
      String id = existing(c, keyId).id();
      aliases.put(c, name, new Alias(name, id, old.created(), clock.millis()));
      return name;
    });
  }

  void deleteAlias(String name) {
    database.write(c -> {
      if (!aliases.delete(c, name)) {
        throw KmsErrors.aliasNotFound(aliasArn(name));
      }
      return name;
    });
  }

  List<Alias> aliases() {
    return database.read(c -> aliases.startingWith(c, ""));
  }

  String aliasArn(String name) {
    return account.arn("kms", name);
  }

  private String keyArn(String id) {
    return account.arn("kms", "key/" + id);
  }

  private KmsKey existing(Connection connection, String given) throws SQLException {
    String name = given.startsWith("arn:") ? given.substring(given.lastIndexOf(':') + 1) : given;
    if (given.startsWith("arn:") && !given.equals(account.arn("kms", name))) {
      throw KmsErrors.keyNotFound(given);
    }
    String id = name;
    if (name.startsWith("alias/")) {
      id =
          aliases
              .find(connection, name)
              .orElseThrow(() -> KmsErrors.aliasNotFound(aliasArn(name)))
              .keyId();
    } else if (given.startsWith("arn:")) {
      id = name.substring("key/".length());
    } else if (!KEY_ID.matcher(id).matches()) {
      throw KmsErrors.invalidKeyId(id);
    }
    String arn = keyArn(id);
    return keys.find(connection, id)
        .map(this::open)
        .filter(key -> !deleted(key))
        .orElseThrow(() -> KmsErrors.keyNotFound(arn));
  }

  private boolean deleted(KmsKey key) {
    return key.deletionDate() != null && key.deletionDate() <= clock.millis();
  }

  private void put(Connection connection, KmsKey key) throws SQLException {
    String content =
        encryption.encrypt(ServiceJson.MAPPER.writeValueAsString(key), "kms key " + key.id());
    keys.put(connection, key.id(), new Sealed(key.id(), content));
  }

  private KmsKey open(Sealed sealed) {
    return ServiceJson.MAPPER.readValue(
        encryption.decrypt(sealed.content(), "kms key " + sealed.id()), KmsKey.class);
  }
}
