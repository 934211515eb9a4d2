package dev.exesys.local.kms;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on keys as a whole: create, describe, list, enable, disable and delete. */
final class KeyOperations {
  private static final int SHORTEST_WINDOW_DAYS = 7;
  private static final int LONGEST_WINDOW_DAYS = 30;

  private final KeyTable keys;
  private final Account account;
  private final InstantSource clock;

  KeyOperations(KeyTable keys, Account account, InstantSource clock) {
    this.keys = keys;
    this.account = account;
    this.clock = clock;
  }

  Operations operations() {
    return new Operations()
        .with("CreateKey", this::create)
        .with("DescribeKey", this::describe)
        .with("ListKeys", this::list)
        .with("EnableKey", request -> setEnabled(request, true))
        .with("DisableKey", request -> setEnabled(request, false))
        .with("ScheduleKeyDeletion", this::scheduleDeletion)
        .with("CancelKeyDeletion", this::cancelDeletion);
  }

  private ObjectNode create(RequestReader request) {
    request.only(
        "Description", "KeyUsage", "KeySpec", "CustomerMasterKeySpec", "Origin", "Policy", "Tags");
    only(request, "KeyUsage", "ENCRYPT_DECRYPT");
    only(request, "KeySpec", "SYMMETRIC_DEFAULT");
    only(request, "CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
    only(request, "Origin", "AWS_KMS");
    return metadata(keys.create(request.string("Description", "")));
  }

  private static void only(RequestReader request, String member, String supported) {
    String given = request.string(member, supported);
    if (!given.equals(supported)) {
      throw ServiceException.unsupported("The " + member + " " + given);
    }
  }

  private ObjectNode describe(RequestReader request) {
    request.only("KeyId", "GrantTokens");
    return metadata(keys.get(request.string("KeyId")));
  }

  private ObjectNode list(RequestReader request) {
    request.only("Limit", "Marker");
    return KmsPages.of(request, "Keys", keys.all(), KeyOperations::brief, KmsKey::id);
  }

  private static ObjectNode brief(KmsKey key) {
    return JsonNodeFactory.instance.objectNode().put("KeyId", key.id()).put("KeyArn", key.arn());
  }

  private ObjectNode setEnabled(RequestReader request, boolean enabled) {
    request.only("KeyId");
    keys.change(
        request.string("KeyId"),
        key -> {
          if (key.deletionDate() != null) {
            throw KmsErrors.pendingDeletion(key);
          }
          return key.withEnabled(enabled);
        });
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode scheduleDeletion(RequestReader request) {
    request.only("KeyId", "PendingWindowInDays");
    int days =
        request.integer(
            "PendingWindowInDays", SHORTEST_WINDOW_DAYS, LONGEST_WINDOW_DAYS, LONGEST_WINDOW_DAYS);
    long date = clock.millis() + Duration.ofDays(days).toMillis();
    KmsKey changed =
        keys.change(
            request.string("KeyId"),
            key -> {
              if (key.deletionDate() != null) {
                throw KmsErrors.pendingDeletion(key);
              }
              return key.withDeletionDate(date);
            });
    return JsonNodeFactory.instance
        .objectNode()
        .put("KeyId", changed.arn())
        .put("DeletionDate", date / 1000.0)
        .put("KeyState", changed.state())
        .put("PendingWindowInDays", days);
  }

  private ObjectNode cancelDeletion(RequestReader request) {
    request.only("KeyId");
    KmsKey changed =
        keys.change(
            request.string("KeyId"),
            key -> {
              if (key.deletionDate() == null) {
                throw KmsErrors.notPendingDeletion(key);
              }
              return key.withDeletionDate(null);
            });
    return JsonNodeFactory.instance.objectNode().put("KeyId", changed.arn());
  }

  private ObjectNode metadata(KmsKey key) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ObjectNode view = response.putObject("KeyMetadata");
    view.put("AWSAccountId", account.id());
    view.put("KeyId", key.id());
    view.put("Arn", key.arn());
    view.put("CreationDate", key.created() / 1000.0);
    view.put("Enabled", key.state().equals("Enabled"));
    view.put("Description", key.description());
    view.put("KeyUsage", "ENCRYPT_DECRYPT");
    view.put("KeyState", key.state());
    if (key.deletionDate() != null) {
      view.put("DeletionDate", key.deletionDate() / 1000.0);
    }
    view.put("Origin", "AWS_KMS");
    view.put("KeyManager", "CUSTOMER");
    view.put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
    view.put("KeySpec", "SYMMETRIC_DEFAULT");
    view.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
    view.put("MultiRegion", false);
    return response;
  }
}
