package dev.exesys.engine.source;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The server that a URL leads to. What is for one server must not go to another, be it only another
 * port of the same host.
 */
record GitServer(String scheme, String host, int port) {

  /** Empty for a folder of this machine. */
  static Optional<GitServer> of(URIish uri) {
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      return Optional.empty();
    }
    // user@host:path has no scheme.
    String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() > 0 ? uri.getPort() : usualPort(scheme);
    return Optional.of(new GitServer(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
  }

  private static int usualPort(@Nullable String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      case "ssh" -> 22;
      case null, default -> -1;
    };
  }

  /** Whether nobody on the way there can read along. */
  boolean isPrivate() {
    boolean thisMachine =
        host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    return scheme.equals("https") || scheme.equals("ssh") || thisMachine;
  }
}
