package dev.exesys.engine.source;

import java.net.URI;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Gives a token to one host only: a submodule may name another, and must not get it. The token is
 * handed over in a header, never as part of a URL.
 */
final class HostCredentials extends UsernamePasswordCredentialsProvider {
  private final String scheme;
  private final String host;

  HostCredentials(String baseUrl, String token) {
    // Hosts look at the password alone; this name is what the largest of them documents.
    super("x-access-token", token.strip());
    URI uri = URI.create(baseUrl);
    this.scheme = String.valueOf(uri.getScheme());
    this.host = String.valueOf(uri.getHost());
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    return scheme.equals(uri.getScheme()) && host.equals(uri.getHost()) && super.get(uri, items);
  }
}
