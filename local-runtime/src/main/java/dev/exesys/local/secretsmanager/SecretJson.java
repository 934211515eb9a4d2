package dev.exesys.local.secretsmanager;

import dev.exesys.local.secretsmanager.Secret.Version;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Secrets as they stand in answers. */
final class SecretJson {
  private SecretJson() {}

  static ObjectNode brief(Secret secret, Optional<Version> version) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("ARN", secret.arn());
    view.put("Name", secret.name());
    version.ifPresent(found -> view.put("VersionId", found.id()));
    return view;
  }

  static ObjectNode value(Secret secret, Version version) {
    ObjectNode view = brief(secret, Optional.of(version));
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

  /** Without its values. */
  static ObjectNode described(Secret secret) {
    ObjectNode view = brief(secret, Optional.empty());
    if (secret.description() != null) {
      view.put("Description", secret.description());
    }
    view.put("CreatedDate", secret.created() / 1000.0);
    view.put("LastChangedDate", secret.changed() / 1000.0);
    if (secret.deletionDate() != null) {
      view.put("DeletedDate", secret.deletionDate() / 1000.0);
    }
    ObjectNode stages = view.putObject("VersionIdsToStages");
    for (Version version : secret.versions()) {
      version.stages().forEach(stages.putArray(version.id())::add);
    }
    return view;
  }
}
