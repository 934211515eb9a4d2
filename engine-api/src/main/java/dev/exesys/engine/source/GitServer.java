package dev.exesys.engine.source;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The server of a URL. Credentials for a server must not be sent to another one, including another
 * port of the same host.
 */
record GitServer(String scheme, String host, int port) {

  /** Returns the server of a URL; empty for a directory of this machine. */
  static Optional<GitServer> of(URIish uri) {
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      return Optional.empty();
    }
    // The form user@host:path has no scheme.
    String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() > 0 ? uri.getPort() : defaultPort(scheme);
    return Optional.of(new GitServer(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
  }

  private static int defaultPort(@Nullable String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      case "ssh" -> 22;
      case null, default -> -1;
    };
  }

  /** Returns whether the connection is encrypted or does not leave this machine. */
  boolean isConfidential() {
    boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    return scheme.equals("https") || scheme.equals("ssh") || loopback;
  }
}
