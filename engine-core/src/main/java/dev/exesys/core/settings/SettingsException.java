package dev.exesys.core.settings;

import java.util.List;

/** The environment lacks a setting or has one that cannot be understood; lists all of them. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super("the engine's settings are incomplete: " + String.join("; ", problems));
  }
}
