package dev.exesys.engine.source;

import dev.exesys.core.settings.EngineSettings.Git;
import dev.exesys.core.source.SourceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** A deployment's git host, accessed with a job's token. */
final class GitHost implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");

  private final GitBaseUrl baseUrl;
  private final Optional<SingleServerCredentials> credentials;
  private final SshAccess ssh;
  private final TrustedAuthorities authorities;
  private final GitFailures failures;

  /**
   * Creates the access.
   *
   * @param token an access token for HTTPS, or a private key for SSH
   * @throws SourceException if the token or the settings are malformed
   */
  GitHost(Git settings, Optional<String> token) {
    IsolatedSystemReader.install();
    baseUrl = new GitBaseUrl(settings.baseUrl());
    boolean overSsh = baseUrl.server().filter(s -> s.scheme().equals("ssh")).isPresent();
    KnownHosts hosts = new KnownHosts(settings.knownHosts());
    credentials = token.filter(t -> !overSsh).map(t -> new SingleServerCredentials(baseUrl, t));
    ssh = new SshAccess(token.filter(t -> overSsh), hosts);
    authorities = new TrustedAuthorities(settings.certificates());
    failures = new GitFailures(token, hosts);
  }

  /**
   * Finds a repository with its branches and tags.
   *
   * @return empty if the repository does not exist
   * @throws SourceException if access is denied
   */
  Optional<RemoteRepository> find(String gitRepo) {
    if (!REPOSITORY.matcher(gitRepo).matches() || gitRepo.contains("..")) {
      throw new SourceException("git_repo " + gitRepo + " does not have the form org/repo");
    }
    for (String url : candidates(baseUrl.repository(gitRepo))) {
      Optional<Map<String, Ref>> refs = refs(url);
      if (refs.isPresent()) {
        return Optional.of(new RemoteRepository(gitRepo, url, refs.get()));
      }
    }
    return Optional.empty();
  }

  /** Sets the timeout, transport and credentials of a command that calls the host. */
  <C extends TransportCommand<C, ?>> C prepared(C command) {
    command.setTimeout(TIMEOUT_SECONDS);
    command.setTransportConfigCallback(this::configure);
    credentials.ifPresent(command::setCredentialsProvider);
    return command;
  }

  /** Configures a transport, for callers that add their own settings. */
  void configure(Transport transport) {
    ssh.configure(transport);
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new SingleServerConnections(http.getURI(), authorities));
    }
  }

  /** Translates the failure of a call to a message for the author of the job. */
  SourceException failed(String what, GitAPIException failure) {
    return failures.translate(what, failure);
  }

  /**
   * Returns the URL to fetch a submodule from; empty if it must not be fetched. Submodules in
   * directories of this machine are allowed only below the deployment's base directory.
   */
  Optional<String> submodule(String url) {
    String reachable = baseUrl.reachable(url);
    URIish there = GitBaseUrl.parse(reachable);
    boolean folder = GitServer.of(there).isEmpty();
    boolean allowed =
        folder
            ? reachable.startsWith("file:") && baseUrl.isBelow(there)
            : baseUrl.isSameServer(there)
                || GitServer.of(there).filter(GitHost::isOpen).isPresent();
    return Optional.of(reachable).filter(u -> allowed);
  }

  private static boolean isOpen(GitServer server) {
    return server.scheme().equals("https") || server.scheme().equals("ssh");
  }

  /** Hosts accept one of these URLs or both; a directory has exactly one of these names. */
  private static List<String> candidates(String url) {
    return url.endsWith(".git") ? List.of(url) : List.of(url, url + ".git");
  }

  private Optional<Map<String, Ref>> refs(String url) {
    LsRemoteCommand command = org.eclipse.jgit.api.Git.lsRemoteRepository().setRemote(url);
    try {
      return Optional.of(prepared(command).callAsMap());
    } catch (GitAPIException e) {
      if (GitFailures.isMissing(e)) {
        return Optional.empty();
      }
      throw failed("reading " + url, e);
    }
  }

  @Override
  public void close() {
    ssh.close();
  }
}
