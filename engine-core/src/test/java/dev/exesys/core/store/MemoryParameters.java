package dev.exesys.core.store;

import java.util.Optional;
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
}
