package dev.exesys.core.secrets;

import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An age key as the master key of SOPS documents.
 *
 * @param random generates data keys
 */
public record AgeMasterKey(AgeKey key, SecureRandom random) implements SopsMasterKey {

  @Override
  public byte[] createDataKey(ObjectNode metadata) {
    byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
    random.nextBytes(dataKey);
    metadata
        .putArray("age")
        .addObject()
        .put("recipient", key.recipient())
        .put("enc", AgeEncryption.seal(dataKey, key.recipient()));
    return dataKey;
  }

  @Override
  public byte[] dataKey(JsonNode metadata) {
    for (JsonNode recipient : metadata.path("age")) {
      if (recipient.path("recipient").asString("").equals(key.recipient())) {
        return AgeEncryption.open(recipient.path("enc").asString(""), key);
      }
    }
    throw new SecretsException("the SOPS document is not encrypted for " + key.recipient());
  }
}
