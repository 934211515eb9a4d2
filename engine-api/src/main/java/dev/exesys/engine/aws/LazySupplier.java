package dev.exesys.engine.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates its value on the first call and returns the same value on all calls. Thread-safe. */
final class LazySupplier<T> implements Supplier<T> {
  private final Supplier<T> supplier;
  private @Nullable T value;

  LazySupplier(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = supplier.get();
      value = known;
    }
    return known;
  }
}
