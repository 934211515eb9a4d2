package dev.exesys.engine.codehost;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports that a code host could not be reached or rejected a request. */
public final class CodeHostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a failure. */
  public enum Kind {
    /** The host is busy, slow or not available: the request can be repeated. */
    UNAVAILABLE,
    /** The repository, the comment or the issue was not found, or the token has no access to it. */
    NOT_FOUND,
    /** The request is not valid and must not be repeated. */
    REJECTED
  }

  private final Kind kind;
  private final transient @Nullable Instant retryAt;

  /**
   * Creates an exception.
   *
   * @param retryAt when the host accepts requests again; null if it did not say
   */
  public CodeHostException(
      Kind kind, String message, @Nullable Instant retryAt, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAt = retryAt;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns when the host accepts requests again, if it said so. */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
