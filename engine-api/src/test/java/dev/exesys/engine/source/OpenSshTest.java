package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private repository on an OpenSSH server, with keys of ssh-keygen. */
class OpenSshTest {
  @TempDir Path temporary;
  private TestRepositories host;
  private RevCommit commit;

  @BeforeEach
  void makeHost() throws Exception {
    assumeTrue(OpenSshServer.isAvailable(), "OpenSSH's server is not installed, or may not start");
    host = new TestRepositories(temporary.resolve("host"));
    commit = host.create("org/repo", "hello.txt", "hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa"})
  void aKeyOfEitherUsualKindOpensIt(String type) throws Exception {
    Path key = OpenSshServer.newKey(temporary, type);
    try (OpenSshServer server = new OpenSshServer(temporary, OpenSshServer.publicPart(key))) {
      TestCheckouts checkouts = from(server, server.knownHost()).with(Files.readString(key));

      assertThat(checkouts.make("org/repo", "main").commit()).isEqualTo(commit.name());
    }
  }

  @Test
  void anotherKeyOrAnUnknownHostIsRefused() throws Exception {
    Path key = OpenSshServer.newKey(temporary, "ed25519");
    String other = Files.readString(OpenSshServer.newKey(temporary, "ed25519"));
    try (OpenSshServer server = new OpenSshServer(temporary, OpenSshServer.publicPart(key))) {
      assertThatThrownBy(() -> from(server, server.knownHost()).with(other).make("org/repo", null))
          .hasMessageContaining("the token at git_token_location does not grant access");
      assertThatThrownBy(() -> from(server, "").with(Files.readString(key)).make("org/repo", null))
          .hasMessageContaining("not among the known hosts of this deployment");
    }
  }

  private TestCheckouts from(OpenSshServer server, String knownHosts) {
    EngineSettings.Git settings =
        new EngineSettings.Git(server.url() + host.folder(), knownHosts, "", EmptyCheckout.NEVER);
    return new TestCheckouts(settings, temporary.resolve("scratch"));
  }
}
