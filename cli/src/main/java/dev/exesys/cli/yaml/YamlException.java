package dev.exesys.cli.yaml;

/** A text is not a YAML document. The message names the line and the column. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1;

  YamlException(String message, Throwable cause) {
    super(message, cause);
  }

  YamlException(String message) {
    super(message);
  }
}
