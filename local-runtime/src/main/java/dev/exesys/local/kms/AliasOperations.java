package dev.exesys.local.kms;

import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on aliases. */
final class AliasOperations {
  private static final Pattern NAME = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");

  private final KeyTable keys;

  AliasOperations(KeyTable keys) {
    this.keys = keys;
  }

  Operations operations() {
    return new Operations()
        .with("CreateAlias", this::create)
        .with("UpdateAlias", this::update)
        .with("DeleteAlias", this::delete)
        .with("ListAliases", this::list);
  }

  private ObjectNode create(RequestReader request) {
    request.only("AliasName", "TargetKeyId");
    String name = request.string("AliasName");
    if (!NAME.matcher(name).matches() || name.startsWith("alias/aws/")) {
      throw ServiceException.badRequest(
          "InvalidAliasNameException",
          "Alias must start with the prefix \"alias/\", must not start with \"alias/aws/\" and may"
              + " contain letters, digits, slashes, underscores and dashes");
    }
    keys.createAlias(name, request.string("TargetKeyId"));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode update(RequestReader request) {
    request.only("AliasName", "TargetKeyId");
    keys.updateAlias(request.string("AliasName"), request.string("TargetKeyId"));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode delete(RequestReader request) {
    request.only("AliasName");
    keys.deleteAlias(request.string("AliasName"));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode list(RequestReader request) {
    request.only("KeyId", "Limit", "Marker");
    Optional<String> key = request.optionalString("KeyId").map(id -> keys.get(id).id());
    List<KeyTable.Alias> aliases =
        keys.aliases().stream()
            .filter(alias -> key.isEmpty() || alias.keyId().equals(key.get()))
            .toList();
    return KmsPages.of(request, "Aliases", aliases, this::view, KeyTable.Alias::name);
  }

  private ObjectNode view(KeyTable.Alias alias) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AliasName", alias.name())
        .put("AliasArn", keys.aliasArn(alias.name()))
        .put("TargetKeyId", alias.keyId())
        .put("CreationDate", alias.created() / 1000.0)
        .put("LastUpdatedDate", alias.changed() / 1000.0);
  }
}
