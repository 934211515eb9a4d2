package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * The base URL of a deployment's repositories: {@code https://host}, {@code ssh://git@host}, {@code
 * git@host:} or {@code file:///directory}, each optionally with a path.
 */
record GitBaseUrl(String url) {

  /** Returns the URL of the repository {@code org/repo}. */
  String repository(String gitRepo) {
    boolean bareHost = !url.contains(":") && url.contains("@");
    String separator = url.endsWith(":") ? "" : bareHost ? ":" : "/";
    return url + separator + gitRepo;
  }

  /** Returns the server of the repositories; empty for a directory. */
  Optional<GitServer> server() {
    return GitServer.of(parse(repository("org/repo")));
  }

  /** Returns whether a URL has the same server and protocol. */
  boolean isSameServer(URIish uri) {
    Optional<GitServer> target = GitServer.of(uri);
    return target.isPresent() && target.equals(server());
  }

  /** Returns whether a URL names a directory below the base, which is a directory itself. */
  boolean isBelow(URIish uri) {
    if (server().isPresent()) {
      return false;
    }
    return real(uri).startsWith(real(parse(url)));
  }

  /** Resolves symbolic links, which could lead out of the base. */
  private static Path real(URIish directory) {
    Path path = Path.of(directory.getPath()).toAbsolutePath().normalize();
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // The directory does not exist: fetching from it reports that.
      return path;
    }
  }

  /**
   * Returns the URL to fetch a submodule from. A submodule's URL may use any protocol; on the
   * deployment's own host it is replaced by the protocol that the token is for.
   */
  String reachable(String elsewhere) {
    URIish target = parse(elsewhere);
    URIish own = parse(repository("org/repo"));
    boolean sameHost = own.getHost() != null && own.getHost().equals(target.getHost());
    boolean sameProtocol = protocol(own).equals(protocol(target));
    if (!sameHost || sameProtocol) {
      return elsewhere;
    }
    String path =
        target.getPath().startsWith("/") ? target.getPath().substring(1) : target.getPath();
    return own.setPath(own.getScheme() == null ? path : "/" + path).toString();
  }

  private static Optional<String> protocol(URIish uri) {
    return GitServer.of(uri).map(GitServer::scheme);
  }

  static URIish parse(String url) {
    try {
      return new URIish(url);
    } catch (URISyntaxException e) {
      throw new SourceException("not the URL of a repository: " + url, e);
    }
  }
}
