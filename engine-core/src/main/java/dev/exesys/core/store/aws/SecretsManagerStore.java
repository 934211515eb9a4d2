package dev.exesys.core.store.aws;

import dev.exesys.core.store.SecretStore;
import dev.exesys.core.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** AWS Secrets Manager. */
public final class SecretsManagerStore implements SecretStore {

  private final Supplier<SecretsManagerClient> client;

  /** The store of the client's account and region. */
  public SecretsManagerStore(Supplier<SecretsManagerClient> client) {
    this.client = client;
  }

  @Override
  public Optional<String> get(String id) {
    try {
      GetSecretValueResponse answer = client.get().getSecretValue(b -> b.secretId(id));
      String text = answer.secretString();
      return Optional.of(text != null ? text : answer.secretBinary().asUtf8String());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StoreException("could not read secret " + id, e);
    }
  }
}
