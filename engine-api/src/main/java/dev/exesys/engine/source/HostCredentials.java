package dev.exesys.engine.source;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Gives a token to one server only: a submodule or a redirect may name another, and must not get
 * it. The token is handed over in a header, never as part of a URL.
 */
final class HostCredentials extends UsernamePasswordCredentialsProvider {
  private final GitBase base;

  HostCredentials(GitBase base, String token) {
    // Hosts look at the password alone; this name is what the largest of them documents.
    super("x-access-token", token);
    this.base = base;
  }

  /** Not for whether to trust a server all the same, which JGit asks, too. */
  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    return supports(items)
        && base.isHome(uri)
        && base.server().filter(GitServer::isPrivate).isPresent()
        && super.get(uri, items);
  }
}
