package dev.exesys.core.artifact;

import org.jspecify.annotations.Nullable;

/** Artifacts cannot be stored or unpacked. The message is for the author of the job. */
public final class ArtifactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ArtifactException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  ArtifactException(String message) {
    this(message, null);
  }
}
