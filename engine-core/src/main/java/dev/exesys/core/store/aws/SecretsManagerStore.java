package dev.exesys.core.store.aws;

import dev.exesys.core.contract.Utf8Text;
import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.SecretStore;
import dev.exesys.core.store.StoreException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Reads secrets of AWS Secrets Manager. */
public final class SecretsManagerStore implements SecretStore {

  private final Supplier<SecretsManagerClient> client;

  /** Creates the store over the account and region of the client. */
  public SecretsManagerStore(Supplier<SecretsManagerClient> client) {
    this.client = client;
  }

  @Override
  public Optional<String> get(String id) {
    try {
      GetSecretValueResponse response = client.get().getSecretValue(b -> b.secretId(id));
      String text = response.secretString();
      return Optional.of(text != null ? text : decoded(id, response.secretBinary()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StoreException(
          "secret " + id + " could not be read: " + AwsFailures.describe(e),
          e,
          AwsFailures.isRetryable(e));
    }
  }

  private static String decoded(String id, SdkBytes binary) {
    try {
      return Utf8Text.decode(binary.asByteArray());
    } catch (CharacterCodingException e) {
      throw new StoreException(
          "secret " + id + " is binary and not UTF-8 text: store it as base64 text", e);
    }
  }
}
