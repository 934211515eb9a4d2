package dev.exesys.local.secretsmanager;

import dev.exesys.local.secretsmanager.Secret.SecretVersion;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes secrets as JSON for responses. */
final class SecretJson {
  private SecretJson() {}

  /** Writes the identifiers of a secret and of a version. */
  static ObjectNode identifiers(Secret secret, Optional<SecretVersion> version) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("ARN", secret.arn());
    view.put("Name", secret.name());
    version.ifPresent(found -> view.put("VersionId", found.id()));
    return view;
  }

  /** Writes a version with its value. */
  static ObjectNode value(Secret secret, SecretVersion version) {
    ObjectNode view = identifiers(secret, Optional.of(version));
    if (version.string() != null) {
      view.put("SecretString", version.string());
    }
    if (version.binary() != null) {
      view.put("SecretBinary", version.binary());
    }
    version.stages().forEach(view.putArray("VersionStages")::add);
    view.put("CreatedDate", version.created() / 1000.0);
    return view;
  }

  /** Writes a secret without its values. */
  static ObjectNode description(Secret secret) {
    ObjectNode view = identifiers(secret, Optional.empty());
    if (secret.description() != null) {
      view.put("Description", secret.description());
    }
    view.put("CreatedDate", secret.created() / 1000.0);
    view.put("LastChangedDate", secret.changed() / 1000.0);
    if (secret.deletionDate() != null) {
      view.put("DeletedDate", secret.deletionDate() / 1000.0);
    }
    ObjectNode stages = view.putObject("VersionIdsToStages");
    for (SecretVersion version : secret.versions()) {
      version.stages().forEach(stages.putArray(version.id())::add);
    }
    return view;
  }
}
