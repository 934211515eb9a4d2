package dev.exesys.engine.source;

import dev.exesys.core.secrets.Masker;
import dev.exesys.core.source.SourceException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/**
 * Translates JGit's exceptions to messages for the author of a job. The causes are left out, and
 * the token is masked, because a server may repeat a token in its messages.
 */
final class GitFailures {
  private final boolean tokenGiven;
  private final Masker masker;
  private final KnownHosts hosts;

  GitFailures(Optional<String> token, KnownHosts hosts) {
    this.tokenGiven = token.isPresent();
    this.masker = new Masker(token.stream().toList());
    this.hosts = hosts;
  }

  static boolean isMissing(GitAPIException failure) {
    return isOf(failure, NoRemoteRepositoryException.class);
  }

  private static boolean isOf(Exception failure, Class<? extends Exception> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  SourceException translate(String what, Exception failure) {
    if (hosts.refusal().isPresent()) {
      return new SourceException(what + " was refused: " + hosts.refusal().get());
    }
    if (isOf(failure, CertificateException.class)) {
      return new SourceException(
          what
              + " was refused: the server's certificate is not trusted by this deployment: "
              + root(failure));
    }
    if (isRefusal(failure)) {
      String why =
          tokenGiven
              ? " was refused: the token at git_token_location does not grant access"
              : " was refused: the repository is not public, and there is no token at git_token_location";
      return new SourceException(what + why);
    }
    return new SourceException(masker.mask(what + " failed: " + detail(failure)));
  }

  /** Returns what JGit attempted and the root cause. */
  private static String detail(Exception failure) {
    String tried = String.valueOf(failure.getMessage());
    String reason = root(failure);
    return tried.contains(reason) ? tried : tried + ": " + reason;
  }

  private static String root(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static boolean isRefusal(Exception failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    String text = all.toString().toLowerCase(Locale.ROOT);
    return text.contains("not authorized")
        || text.contains("authentication is required")
        || text.contains("not permitted")
        || text.contains("auth fail")
        || text.contains("cannot log in");
  }
}
