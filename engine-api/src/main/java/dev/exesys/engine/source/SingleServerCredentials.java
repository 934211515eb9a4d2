package dev.exesys.engine.source;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Provides a token to one server only, because a submodule or a redirect may name another one. The
 * token is sent in a header, never as part of a URL.
 */
final class SingleServerCredentials extends UsernamePasswordCredentialsProvider {
  private final GitBaseUrl baseUrl;

  SingleServerCredentials(GitBaseUrl baseUrl, String token) {
    // Hosts check only the password; this user name is the one that GitHub documents.
    super("x-access-token", token);
    this.baseUrl = baseUrl;
  }

  /** Does not answer other questions of JGit, such as whether to trust a server. */
  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    return supports(items)
        && baseUrl.isSameServer(uri)
        && baseUrl.server().filter(GitServer::isConfidential).isPresent()
        && super.get(uri, items);
  }
}
