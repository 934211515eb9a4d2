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

/** SSM Parameter Store. */
public final class SsmParameterStore implements ParameterStore {

  private static final int DELETES_A_CALL = 10;

  private final Supplier<SsmClient> client;

  /** The store of the client's account and region. */
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
      throw new StoreException("could not read parameter " + name, e);
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
      throw new StoreException("could not write parameter " + name, e);
    }
  }

  @Override
  public void delete(Collection<String> names) {
    List<String> all = List.copyOf(names);
    try {
      for (int from = 0; from < all.size(); from += DELETES_A_CALL) {
        List<String> some = all.subList(from, Math.min(all.size(), from + DELETES_A_CALL));
        client.get().deleteParameters(b -> b.names(some));
      }
    } catch (SdkException e) {
      throw new StoreException("could not delete " + all.size() + " parameters", e);
    }
  }

  /** An expiry needs the advanced tier; the service then deletes the parameter by itself. */
  private static String expiry(Instant at) {
    return "[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\""
        + at
        + "\"}}]";
  }
}
