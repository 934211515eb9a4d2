package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.SourceException;
import java.nio.file.Path;
import java.security.KeyPair;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private repository over SSH, with a private key as the token. */
class SshSourceTest {
  @TempDir Path temporary;
  private TestRepositories host;
  private KeyPair key;
  private GitSshServer server;

  @BeforeEach
  void start() throws Exception {
    host = new TestRepositories(temporary.resolve("host"));
    key = GitSshServer.newKey();
    server = new GitSshServer(key.getPublic());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void thePrivateKeyOpensARepositoryOfAKnownHost() throws Exception {
    RevCommit library = host.create("org/library", "library.txt", "library");
    RevCommit first = host.create("org/repo", "hello.txt", "first");
    host.addSubmodule("org/repo", "https://localhost" + host.of("org/library"), "lib", library);
    RevCommit last = host.commit("org/repo", "hello.txt", "last");

    TestCheckouts checkouts = from(server.knownHost()).with(GitSshServer.text(key));

    assertThat(checkouts.make("org/repo", "main").commit()).isEqualTo(last.name());
    Path tree = checkouts.tree("org/repo", null);
    assertThat(tree.resolve("lib/library.txt")).hasContent("library");
    assertThat(checkouts.tree("org/repo", first.name()).resolve("hello.txt")).hasContent("first");
    assertThat(server.users()).containsOnly("git");
    assertThatThrownBy(() -> checkouts.make("org/none", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("repository org/none does not exist");
  }

  @Test
  void aHostIsRefusedUnlessItsKeyIsKnown() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    String otherKey;
    try (GitSshServer other = new GitSshServer(key.getPublic())) {
      otherKey = other.knownHost().replace(other.address(), server.address());
    }

    for (String known : new String[] {"", otherKey, "@revoked " + server.knownHost()}) {
      assertThatThrownBy(() -> from(known).with(GitSshServer.text(key)).make("org/repo", null))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("the host key of " + server.address() + " is ")
          .hasMessageContaining("ssh-ed25519 SHA256:");
    }
    assertThat(server.users()).isEmpty();
  }

  @Test
  void aWrongKeyIsSaidToBeTheReason() throws Exception {
    host.create("org/repo", "hello.txt", "hello");

    assertThatThrownBy(() ->
            from(server.knownHost())
                .with(GitSshServer.text(GitSshServer.newKey()))
                .make("org/repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("the token at git_token_location does not grant access");
    assertThatThrownBy(() -> from(server.knownHost()).make("org/repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("there is no token at git_token_location");
    assertThatThrownBy(() -> from(server.knownHost()).with("ghs_token").make("org/repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("holds no private key")
        .hasMessageNotContaining("ghs_token");
  }

  private TestCheckouts from(String knownHosts) {
    EngineSettings.Git settings =
        new EngineSettings.Git(server.url() + host.folder(), knownHosts, "", EmptyCheckout.NEVER);
    return new TestCheckouts(settings, temporary.resolve("scratch"));
  }
}
