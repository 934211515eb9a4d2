package dev.exesys.core.settings;

import java.util.List;

/** Reports all settings that are missing or invalid. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super("invalid engine settings: " + String.join("; ", problems));
  }
}
