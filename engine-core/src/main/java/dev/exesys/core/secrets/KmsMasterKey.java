package dev.exesys.core.secrets;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The deployment's KMS key as the master key of SOPS documents, with the {@code kms} entry that the
 * {@code sops} program writes. The data key can be decrypted only with the same encryption context.
 */
public final class KmsMasterKey implements SopsMasterKey {
  private final DataKeys dataKeys;
  private final SequencedMap<String, String> context;
  private final InstantSource clock;

  /**
   * Creates a master key.
   *
   * @param context the encryption context of the documents
   * @param clock sets the time of creation in the entry
   */
  public KmsMasterKey(
      DataKeys dataKeys, SequencedMap<String, String> context, InstantSource clock) {
    this.dataKeys = dataKeys;
    this.context = new LinkedHashMap<>(context);
    this.clock = clock;
  }

  @Override
  public byte[] createDataKey(ObjectNode metadata) {
    DataKeys.DataKey dataKey = dataKeys.generate(context);
    ObjectNode entry = metadata.putArray("kms").addObject();
    entry.put("arn", dataKey.keyArn());
    context.forEach(entry.putObject("context")::put);
    entry.put("created_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    entry.put("enc", Base64.getEncoder().encodeToString(dataKey.encrypted()));
    entry.put("aws_profile", "");
    return dataKey.plaintext();
  }

  @Override
  public byte[] dataKey(JsonNode metadata) {
    for (JsonNode entry : metadata.path("kms")) {
      if (contextOf(entry).equals(context)) {
        return dataKeys.decrypt(entry.path("arn").asString(""), encrypted(entry), context);
      }
    }
    throw new SecretsException(
        "the SOPS document has no kms entry with the encryption context " + context);
  }

  private static byte[] encrypted(JsonNode entry) {
    try {
      return Base64.getDecoder().decode(entry.path("enc").asString(""));
    } catch (IllegalArgumentException e) {
      throw new SecretsException("the encrypted data key of the kms entry is not base64", e);
    }
  }

  private static Map<String, String> contextOf(JsonNode entry) {
    Map<String, String> context = new LinkedHashMap<>();
    entry
        .path("context")
        .properties()
        .forEach(pair -> context.put(pair.getKey(), pair.getValue().asString("")));
    return context;
  }
}
