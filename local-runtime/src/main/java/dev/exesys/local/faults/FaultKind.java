package dev.exesys.local.faults;

import java.util.Locale;
import java.util.Optional;

/** What a fault does to a call. */
public enum FaultKind {
  /** The service answers with a server error. */
  REFUSE,
  /** The service answers with its throttling error. */
  THROTTLE,
  /** The call takes {@link ServiceConditions#SLOW_DELAY} longer. */
  SLOW;

  /** Returns the name in a fault's specification, for example {@code throttle}. */
  public String specName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FaultKind> ofSpecName(String name) {
    for (FaultKind kind : values()) {
      if (kind.specName().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
