package dev.exesys.core.store.aws;

import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Reads and writes parameters of SSM Parameter Store. */
public final class SsmParameterStore implements ParameterStore {

  private static final int DELETES_PER_CALL = 10;

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
      throw new StoreException("failed to read parameter " + name, e);
    }
  }

  @Override
  public boolean createSecure(String name, String value, Instant expiresAt) {
    try {
      client
          .get()
          .putParameter(b ->
              b.name(name)
                  .value(value)
                  .type(ParameterType.SECURE_STRING)
                  .tier(ParameterTier.ADVANCED)
                  .policies(expiry(expiresAt))
                  .overwrite(false));
      return true;
    } catch (ParameterAlreadyExistsException e) {
      return false;
    } catch (SdkException e) {
      throw new StoreException("failed to write parameter " + name, e);
    }
  }

  @Override
  public void delete(Collection<String> names) {
    List<String> all = List.copyOf(names);
    try {
      for (int from = 0; from < all.size(); from += DELETES_PER_CALL) {
        List<String> some = all.subList(from, Math.min(all.size(), from + DELETES_PER_CALL));
        client.get().deleteParameters(b -> b.names(some));
      }
    } catch (SdkException e) {
      throw new StoreException("failed to delete " + all.size() + " parameters", e);
    }
  }

  /**
   * Builds an expiration policy, which requires the advanced tier; the service deletes the
   * parameter when it expires.
   */
  private static String expiry(Instant at) {
    return "[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\""
        + at
        + "\"}}]";
  }
}
