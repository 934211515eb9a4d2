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

/** A deployment's git host, as somebody with a certain token sees it. */
final class GitHost implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");

  private final GitBase base;
  private final Optional<HostCredentials> credentials;
  private final SshAccess ssh;
  private final TrustedAuthorities authorities;
  private final GitFailures failures;

  /**
   * A host.
   *
   * @param token what the host asks for: a token over https, a private key over SSH
   * @throws SourceException if the token or the settings cannot be used
   */
  GitHost(Git settings, Optional<String> token) {
    HostSettings.install();
    base = new GitBase(settings.baseUrl());
    boolean overSsh = base.server().filter(s -> s.scheme().equals("ssh")).isPresent();
    KnownHosts hosts = new KnownHosts(settings.knownHosts());
    credentials = token.filter(t -> !overSsh).map(t -> new HostCredentials(base, t));
    ssh = new SshAccess(token.filter(t -> overSsh), hosts);
    authorities = new TrustedAuthorities(settings.certificates());
    failures = new GitFailures(token, hosts);
  }

  /**
   * Finds a repository and what its branches and tags point to.
   *
   * @return empty if there is no such repository
   * @throws SourceException if it may not be read
   */
  Optional<RemoteRepository> find(String gitRepo) {
    if (!REPOSITORY.matcher(gitRepo).matches() || gitRepo.contains("..")) {
      throw new SourceException("git_repo " + gitRepo + " is not of the form org/repo");
    }
    for (String url : candidates(base.repository(gitRepo))) {
      Optional<Map<String, Ref>> refs = refs(url);
      if (refs.isPresent()) {
        return Optional.of(new RemoteRepository(gitRepo, url, refs.get()));
      }
    }
    return Optional.empty();
  }

  /** Sets up what all calls to a remote have in common. */
  <C extends TransportCommand<C, ?>> C prepared(C command) {
    command.setTimeout(TIMEOUT_SECONDS);
    command.setTransportConfigCallback(this::configure);
    credentials.ifPresent(command::setCredentialsProvider);
    return command;
  }

  /** Sets up a transport that a caller has more to set up of. */
  void configure(Transport transport) {
    ssh.configure(transport);
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new SingleServerConnections(http.getURI(), authorities));
    }
  }

  /** A failure of a call to a remote in the words of somebody who wrote a job. */
  SourceException failed(String what, GitAPIException failure) {
    return failures.translate(what, failure);
  }

  /**
   * From where a submodule is fetched that its repository says is at {@code url}; empty if it may
   * not be fetched from there: what is on this machine only if the rest is.
   */
  Optional<String> submodule(String url) {
    String reachable = base.reachable(url);
    URIish there = GitBase.parse(reachable);
    boolean folder = GitServer.of(there).isEmpty();
    boolean allowed =
        folder
            ? reachable.startsWith("file:") && base.server().isEmpty()
            : base.isHome(there) || GitServer.of(there).filter(GitHost::isOpen).isPresent();
    return Optional.of(reachable).filter(u -> allowed);
  }

  private static boolean isOpen(GitServer server) {
    return server.scheme().equals("https") || server.scheme().equals("ssh");
  }

  /** Hosts answer to one of these or to both; a folder only to the one it is called. */
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
