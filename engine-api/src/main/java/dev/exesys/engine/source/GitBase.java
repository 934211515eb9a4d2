package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a deployment's repositories are: {@code https://host}, {@code ssh://git@host}, {@code
 * git@host:} or {@code file:///folder}, any of them with a path.
 */
record GitBase(String url) {

  /** The URL of a repository that a job calls {@code org/repo}. */
  String repository(String gitRepo) {
    boolean bareHost = !url.contains(":") && url.contains("@");
    String separator = url.endsWith(":") ? "" : bareHost ? ":" : "/";
    return url + separator + gitRepo;
  }

  /** The server they are on; empty if they are in a folder. */
  Optional<GitServer> server() {
    return GitServer.of(parse(repository("org/repo")));
  }

  /** Whether a URL leads to the same server by the same protocol. */
  boolean isHome(URIish uri) {
    Optional<GitServer> there = GitServer.of(uri);
    return there.isPresent() && there.equals(server());
  }

  /**
   * The URL by which what is elsewhere is fetched. Repositories name their submodules by whichever
   * protocol their authors use; on the deployment's own host there is a token for one only.
   */
  String reachable(String elsewhere) {
    URIish there = parse(elsewhere);
    URIish home = parse(repository("org/repo"));
    boolean sameHost = home.getHost() != null && home.getHost().equals(there.getHost());
    boolean sameProtocol = protocol(home).equals(protocol(there));
    if (!sameHost || sameProtocol) {
      return elsewhere;
    }
    String path = there.getPath().startsWith("/") ? there.getPath().substring(1) : there.getPath();
    return home.setPath(home.getScheme() == null ? path : "/" + path).toString();
  }

  private static Optional<String> protocol(URIish uri) {
    return GitServer.of(uri).map(GitServer::scheme);
  }

  static URIish parse(String url) {
    try {
      return new URIish(url);
    } catch (URISyntaxException e) {
      throw new SourceException(url + " is no address of a repository", e);
    }
  }
}
