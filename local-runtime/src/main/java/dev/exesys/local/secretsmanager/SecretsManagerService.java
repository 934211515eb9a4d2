package dev.exesys.local.secretsmanager;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.Paginator;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.secretsmanager.Secret.SecretVersion;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.ValueEncryption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations of Secrets Manager, without rotation and replication. */
public final class SecretsManagerService implements JsonService {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
  private static final Paginator PAGINATOR =
      new Paginator(
          "NextToken", "InvalidNextTokenException", "The NextToken that you specified is invalid.");
  private static final int MAX_VALUE_BYTES = 65_536;
  private static final int MAX_LISTED = 100;
  private static final int MAX_WINDOW_DAYS = 30;
  private static final int MIN_WINDOW_DAYS = 7;

  private final SecretTable store;
  private final InstantSource clock;
  private final Operations operations =
      new Operations()
          .with("CreateSecret", this::create)
          .with("GetSecretValue", this::getValue)
          .with("PutSecretValue", this::putValue)
          .with("UpdateSecret", this::update)
          .with("DeleteSecret", this::delete)
          .with("RestoreSecret", this::restore)
          .with("DescribeSecret", this::describe)
          .with("ListSecrets", this::list);

  public SecretsManagerService(
      Database database, ValueEncryption encryption, Account account, InstantSource clock) {
    this.store = new SecretTable(database, encryption, account, clock);
    this.clock = clock;
  }

  @Override
  public String signingName() {
    return "secretsmanager";
  }

  @Override
  public String targetPrefix() {
    return "secretsmanager";
  }

  @Override
  public String jsonVersion() {
    return "1.1";
  }

  @Override
  public Operations operations() {
    return operations;
  }

  private ObjectNode create(RequestReader input) {
    input.only(
        "Name", "ClientRequestToken", "Description", "SecretString", "SecretBinary", "KmsKeyId");
    String name = input.string("Name");
    if (!NAME.matcher(name).matches()) {
      throw ServiceException.badRequest(
          "InvalidParameterException",
          "Invalid name. Must be a valid name containing"
              + " alphanumeric characters, or any of the following: -/_+=.@!");
    }
    long now = clock.millis();
    List<SecretVersion> versions =
        version(input, List.of(Secret.CURRENT), now).map(List::of).orElse(List.of());
    String description = input.optionalString("Description").orElse(null);
    Secret secret = new Secret(name, store.newArn(name), description, now, now, null, versions);
    Secret stored = store.add(secret);
    return SecretJson.identifiers(stored, stored.versionWithStage(Secret.CURRENT));
  }

  private ObjectNode getValue(RequestReader input) {
    input.only("SecretId", "VersionId", "VersionStage");
    Secret secret = usable(store.get(input.string("SecretId")));
    Optional<String> id = input.optionalString("VersionId");
    Optional<String> stage = input.optionalString("VersionStage");
    SecretVersion version =
        (id.isPresent()
                ? secret.version(id.get())
                : secret.versionWithStage(stage.orElse(Secret.CURRENT)))
            .filter(found -> stage.isEmpty() || found.stages().contains(stage.get()))
            .orElseThrow(() ->
                ServiceException.badRequest(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for "
                        + id.map(value -> "VersionId: " + value)
                            .orElse("staging label: " + stage.orElse(Secret.CURRENT))));
    return SecretJson.value(secret, version);
  }

  private ObjectNode putValue(RequestReader input) {
    input.only("SecretId", "ClientRequestToken", "SecretString", "SecretBinary", "VersionStages");
    List<String> requested = input.strings("VersionStages");
    List<String> stages = requested.isEmpty() ? List.of(Secret.CURRENT) : requested;
    SecretVersion added =
        version(input, stages, clock.millis())
            .orElseThrow(() ->
                ServiceException.badRequest(
                    "InvalidRequestException",
                    "You must provide either SecretString or SecretBinary."));
    Secret secret =
        store.change(input.string("SecretId"), (current, now) -> add(usable(current), added, now));
    ObjectNode response = SecretJson.identifiers(secret, secret.version(added.id()));
    added.stages().forEach(response.putArray("VersionStages")::add);
    return response;
  }

  private ObjectNode update(RequestReader input) {
    input.only(
        "SecretId",
        "ClientRequestToken",
        "Description",
        "SecretString",
        "SecretBinary",
        "KmsKeyId");
    Optional<SecretVersion> added = version(input, List.of(Secret.CURRENT), clock.millis());
    Optional<String> description = input.optionalString("Description");
    Secret secret =
        store.change(
            input.string("SecretId"),
            (current, now) -> {
              Secret changed = usable(current);
              changed =
                  description.isPresent()
                      ? changed.withDescription(description.get(), now)
                      : changed;
              return added.isPresent() ? add(changed, added.get(), now) : changed;
            });
    return SecretJson.identifiers(secret, added.flatMap(version -> secret.version(version.id())));
  }

  /** Adds a version. Repeating a token with the same value is idempotent, with another an error. */
  private static Secret add(Secret secret, SecretVersion added, long now) {
    Optional<SecretVersion> same = secret.version(added.id());
    if (same.isEmpty()) {
      return secret.withVersion(added, now);
    }
    if (same.get().sameValue(added)) {
      return secret;
    }
    throw ServiceException.badRequest(
        "ResourceExistsException",
        "A version with the token " + added.id() + " exists and has another value.");
  }

  private ObjectNode delete(RequestReader input) {
    input.only("SecretId", "RecoveryWindowInDays", "ForceDeleteWithoutRecovery");
    boolean force = input.flag("ForceDeleteWithoutRecovery");
    int days =
        input.integer("RecoveryWindowInDays", MIN_WINDOW_DAYS, MAX_WINDOW_DAYS, MAX_WINDOW_DAYS);
    String id = input.string("SecretId");
    long date = force ? clock.millis() : clock.millis() + Duration.ofDays(days).toMillis();
    Secret secret =
        force
            ? store.remove(id)
            : store.change(id, (current, now) -> usable(current).withDeletionDate(date, now));
    ObjectNode response = SecretJson.identifiers(secret, Optional.empty());
    response.put("DeletionDate", date / 1000.0);
    return response;
  }

  private ObjectNode restore(RequestReader input) {
    input.only("SecretId");
    return SecretJson.identifiers(
        store.change(
            input.string("SecretId"), (current, now) -> current.withDeletionDate(null, now)),
        Optional.empty());
  }

  private ObjectNode describe(RequestReader input) {
    input.only("SecretId");
    return SecretJson.description(store.get(input.string("SecretId")));
  }

  private ObjectNode list(RequestReader input) {
    input.only("IncludePlannedDeletion", "MaxResults", "NextToken");
    boolean planned = input.flag("IncludePlannedDeletion");
    List<Secret> secrets =
        store.all().stream().filter(s -> planned || s.deletionDate() == null).toList();
    return PAGINATOR.pageOf(
        input,
        "SecretList",
        secrets,
        input.integer("MaxResults", 1, MAX_LISTED, MAX_LISTED),
        SecretJson::description,
        Secret::name);
  }

  private static Optional<SecretVersion> version(
      RequestReader input, List<String> stages, long now) {
    Optional<String> string = input.optionalString("SecretString");
    Optional<String> binary = input.optionalString("SecretBinary");
    if (string.isPresent() && binary.isPresent()) {
      throw ServiceException.badRequest(
          "InvalidParameterException", "You can't specify both a SecretString and a SecretBinary.");
    }
    if (string.isEmpty() && binary.isEmpty()) {
      return Optional.empty();
    }
    checkSize("secretString", string.map(text -> text.getBytes(StandardCharsets.UTF_8).length));
    checkSize("secretBinary", binary.map(base64 -> base64.length() / 4 * 3));
    String id =
        input.optionalString("ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    return Optional.of(
        new SecretVersion(id, stages, string.orElse(null), binary.orElse(null), now));
  }

  private static void checkSize(String member, Optional<Integer> bytes) {
    if (bytes.filter(size -> size > MAX_VALUE_BYTES).isPresent()) {
      throw ServiceException.violation(
          "Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + MAX_VALUE_BYTES);
    }
  }

  private static Secret usable(Secret secret) {
    if (secret.deletionDate() != null) {
      throw ServiceException.badRequest(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }
}
