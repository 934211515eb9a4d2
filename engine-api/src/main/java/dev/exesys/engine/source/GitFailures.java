package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.util.Locale;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** JGit's failures in the words of somebody who wrote a job. */
final class GitFailures {
  private GitFailures() {}

  static boolean isMissing(GitAPIException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoRemoteRepositoryException) {
        return true;
      }
    }
    return false;
  }

  static SourceException translate(String what, Exception failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    String text = all.toString().toLowerCase(Locale.ROOT);
    if (text.contains("not authorized")
        || text.contains("authentication is required")
        || text.contains("not permitted")
        || text.contains("auth fail")) {
      return new SourceException(
          what + " was refused: the token at git_token_location does not allow it", failure);
    }
    return new SourceException(what + " failed: " + failure.getMessage(), failure);
  }
}
