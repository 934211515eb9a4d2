package dev.exesys.core.secrets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A master key of a SOPS document: it encrypts the document's data key, which encrypts the values.
 */
public interface SopsMasterKey {

  /**
   * Returns a new data key of 32 bytes, and writes its encrypted form to the document's metadata.
   *
   * @throws SecretsException if the data key cannot be encrypted
   */
  byte[] createDataKey(ObjectNode metadata);

  /**
   * Decrypts the data key that a document's metadata contains for this master key.
   *
   * @throws SecretsException if the document is not encrypted for this key, or the key cannot be
   *     used
   */
  byte[] dataKey(JsonNode metadata);
}
