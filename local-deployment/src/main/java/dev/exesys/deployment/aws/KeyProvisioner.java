package dev.exesys.deployment.aws;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** Creates the KMS key of bundles, as the Terraform module does. */
record KeyProvisioner(KmsClient client) {

  /**
   * Creates a key with an alias, unless the alias exists.
   *
   * @param key an alias; for the id or ARN of a key, which must exist, nothing is created
   */
  void create(String key) {
    if (!key.startsWith("alias/")) {
      return;
    }
    try {
      client.describeKey(k -> k.keyId(key));
    } catch (NotFoundException e) {
      String id =
          client
              .createKey(k -> k.description("Encrypts the bundles of orders"))
              .keyMetadata()
              .keyId();
      client.createAlias(a -> a.aliasName(key).targetKeyId(id));
    }
  }
}
