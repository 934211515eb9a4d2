package dev.exesys.core.secrets.aws;

import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.secrets.DataKeys;
import dev.exesys.core.secrets.SecretsException;
import java.util.SequencedMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** Generates and decrypts data keys with a key of AWS KMS. */
public final class KmsDataKeys implements DataKeys {
  private final Supplier<KmsClient> client;
  private final String key;

  /**
   * Creates data keys of one KMS key.
   *
   * @param key id, ARN, alias or alias ARN of the key that encrypts new data keys
   */
  public KmsDataKeys(Supplier<KmsClient> client, String key) {
    this.client = client;
    this.key = key;
  }

  @Override
  public DataKey generate(SequencedMap<String, String> context) {
    try {
      GenerateDataKeyResponse response =
          client
              .get()
              .generateDataKey(
                  r -> r.keyId(key).keySpec(DataKeySpec.AES_256).encryptionContext(context));
      return new DataKey(
          response.keyId(),
          response.plaintext().asByteArray(),
          response.ciphertextBlob().asByteArray());
    } catch (SdkException e) {
      throw new SecretsException(
          "KMS key " + key + " cannot generate a data key: " + AwsFailures.describe(e),
          e,
          AwsFailures.isRetryable(e));
    }
  }

  @Override
  public byte[] decrypt(String keyArn, byte[] encrypted, SequencedMap<String, String> context) {
    try {
      return client
          .get()
          .decrypt(r ->
              r.keyId(keyArn)
                  .ciphertextBlob(SdkBytes.fromByteArray(encrypted))
                  .encryptionContext(context))
          .plaintext()
          .asByteArray();
    } catch (SdkException e) {
      throw new SecretsException(
          "KMS key " + keyArn + " cannot decrypt the data key: " + AwsFailures.describe(e),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
