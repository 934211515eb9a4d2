package dev.exesys.engine.source;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates HTTP connections to one server only. If JGit followed a redirect to another server, it
 * would send the token there.
 */
final class SingleServerConnections implements HttpConnectionFactory {
  private final HttpConnectionFactory connections = new JDKHttpConnectionFactory();
  private final Optional<GitServer> server;
  private final TrustedAuthorities authorities;

  SingleServerConnections(URIish uri, TrustedAuthorities authorities) {
    this.server = GitServer.of(uri);
    this.authorities = authorities;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return trusting(connections.create(checked(url)));
  }

  @Override
  public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
    return trusting(connections.create(checked(url), proxy));
  }

  private HttpConnection trusting(HttpConnection connection) throws IOException {
    authorities.configure(connection);
    return connection;
  }

  private URL checked(URL url) throws IOException {
    URIish there = new URIish(url);
    if (!GitServer.of(there).equals(server)) {
      throw new IOException(
          "the server redirects to another server: %s://%s"
              .formatted(url.getProtocol(), url.getAuthority()));
    }
    return url;
  }
}
