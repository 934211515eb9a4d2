package dev.exesys.engine.aws;

import dev.exesys.core.settings.EngineSettings.GitHubReports;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.engine.codehost.CodeHost;
import dev.exesys.engine.codehost.CodeHostTokens;
import dev.exesys.engine.codehost.github.GitHub;
import dev.exesys.engine.codehost.github.GitHubAppTokens;
import dev.exesys.engine.wiring.RunGitTokens;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Creates the ports to GitHub from the settings of a deployment. */
final class GitHubPorts {
  private static final String DEFAULT_API_URL = "https://api.github.com";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private GitHubPorts() {}

  static CodeHost codeHost(GitHubReports settings, InstantSource clock) {
    return new GitHub(url(settings), TIMEOUT, clock);
  }

  static CodeHostTokens tokens(
      GitHubReports settings, ParameterStore parameters, InstantSource clock) {
    return settings.appParameter().isEmpty()
        ? new RunGitTokens(parameters)
        : new GitHubAppTokens(
            url(settings), TIMEOUT, () -> parameters.get(settings.appParameter()), clock);
  }

  private static URI url(GitHubReports settings) {
    String url = settings.apiUrl().isEmpty() ? DEFAULT_API_URL : settings.apiUrl();
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
