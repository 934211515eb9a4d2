package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores parameters or secrets in memory. */
public final class MemoryParameters implements ParameterStore, SecretStore {

  private final ConcurrentHashMap<String, String> values = new ConcurrentHashMap<>();

  /** Sets a value. */
  public void put(String name, String value) {
    values.put(name, value);
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public boolean createSecure(String name, String value, Instant expiresAt) {
    return values.putIfAbsent(name, value) == null;
  }

  @Override
  public void delete(Collection<String> names) {
    names.forEach(values::remove);
  }

  /** Returns all names. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }
}
