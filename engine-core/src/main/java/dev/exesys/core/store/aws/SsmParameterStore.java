package dev.exesys.core.store.aws;

import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Reads and writes parameters of SSM Parameter Store. */
public final class SsmParameterStore implements ParameterStore {

  private final Supplier<SsmClient> client;

  /** Creates the store over the account and region of the client. */
  public SsmParameterStore(Supplier<SsmClient> client) {
    this.client = client;
  }

  @Override
  public Optional<String> get(String name) {
    try {
      return Optional.of(
          client.get().getParameter(b -> b.name(name).withDecryption(true)).parameter().value());
    } catch (ParameterNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StoreException(
          "parameter " + name + " could not be read: " + AwsFailures.describe(e),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
