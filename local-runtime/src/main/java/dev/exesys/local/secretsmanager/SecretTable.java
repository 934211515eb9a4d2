package dev.exesys.local.secretsmanager;

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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stores secrets in the database, each encrypted as a whole. */
final class SecretTable {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:secretsmanager:[^:]*:[^:]*:secret:(.+?)(-[A-Za-z0-9]{6})?");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** A secret as stored: the name in clear, the content encrypted. */
  private record EncryptedSecret(String name, String content) {}

  private final Database database;
  private final JsonTable<EncryptedSecret> table;
  private final ValueEncryption encryption;
  private final Account account;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  SecretTable(Database database, ValueEncryption encryption, Account account, InstantSource clock) {
    this.account = account;
    this.database = database;
    this.table = new JsonTable<>(database, "secret", EncryptedSecret.class);
    this.encryption = encryption;
    this.clock = clock;
  }

  /** Returns an ARN for a new secret, which ends in six random characters as on AWS. */
  String newArn(String name) {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return account.arn("secretsmanager", "secret:" + name + "-" + suffix);
  }

  /**
   * Adds a secret.
   *
   * @throws ServiceException {@code ResourceExistsException} if a secret with this name exists
   */
  Secret add(Secret secret) {
    return database.write(c -> {
      if (find(c, secret.name()).isPresent()) {
        throw ServiceException.badRequest(
            "ResourceExistsException",
            "The operation failed because the secret " + secret.name() + " already exists.");
      }
      put(c, secret);
      return secret;
    });
  }

  /**
   * Replaces a secret with the result of a function of the secret and the current time.
   *
   * @param id a name or an ARN
   * @throws ServiceException {@code ResourceNotFoundException} if there is no such secret
   */
  Secret change(String id, BiFunction<Secret, Long, Secret> change) {
    return database.write(c -> {
      Secret changed = change.apply(existing(c, id), clock.millis());
      put(c, changed);
      return changed;
    });
  }

  Secret remove(String id) {
    return database.write(c -> {
      Secret secret = existing(c, id);
      table.delete(c, secret.name());
      return secret;
    });
  }

  Secret get(String id) {
    return database.read(c -> existing(c, id));
  }

  List<Secret> all() {
    long now = clock.millis();
    return database.read(c -> table.startingWith(c, "")).stream()
        .map(this::decrypt)
        .filter(secret -> !isDeleted(secret, now))
        .toList();
  }

  private Secret existing(Connection connection, String id) throws SQLException {
    return find(connection, id)
        .orElseThrow(() ->
            ServiceException.badRequest(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
  }

  private Optional<Secret> find(Connection connection, String id) throws SQLException {
    Matcher arn = ARN.matcher(id);
    if (!arn.matches()) {
      return findNamed(connection, id);
    }
    Optional<Secret> found = findNamed(connection, arn.group(1));
    // A name may end like a random suffix. Then the rest of the ARN is the name.
    return found.isPresent() || arn.group(2) == null
        ? found.filter(secret -> arn.group(2) == null || secret.arn().equals(id))
        : findNamed(connection, arn.group(1) + arn.group(2));
  }

  private Optional<Secret> findNamed(Connection connection, String name) throws SQLException {
    long now = clock.millis();
    return table
        .find(connection, name)
        .map(this::decrypt)
        .filter(secret -> !isDeleted(secret, now));
  }

  private static boolean isDeleted(Secret secret, long now) {
    return secret.deletionDate() != null && secret.deletionDate() <= now;
  }

  private void put(Connection connection, Secret secret) throws SQLException {
    String content =
        encryption.encrypt(
            ServiceJson.MAPPER.writeValueAsString(secret), "secret " + secret.name());
    table.put(connection, secret.name(), new EncryptedSecret(secret.name(), content));
  }

  private Secret decrypt(EncryptedSecret stored) {
    return ServiceJson.MAPPER.readValue(
        encryption.decrypt(stored.content(), "secret " + stored.name()), Secret.class);
  }
}
