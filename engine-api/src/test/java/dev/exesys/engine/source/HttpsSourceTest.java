package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.GitHttpServer;
import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private repository over TLS, on a host whose certificate no public authority has signed. */
class HttpsSourceTest {
  private static final String TOKEN = "ghs_correctHorseBattery";

  @TempDir Path temporary;
  private TestRepositories host;
  private RevCommit commit;

  @BeforeEach
  void makeHost() throws Exception {
    host = new TestRepositories(temporary.resolve("host"));
    commit = host.create("org/repo", "hello.txt", "hello");
  }

  @Test
  void aCertificateThatTheDeploymentNamesIsTrusted() throws Exception {
    SelfSignedCertificate own = SelfSignedCertificate.make(temporary, "localhost");
    try (GitHttpServer server = serve(own)) {
      assertThat(from(server, own.pem()).make("org/repo", null).commit()).isEqualTo(commit.name());
      // Several certificates can be given.
      String both =
          SelfSignedCertificate.make(temporary, "elsewhere.example").pem() + "\n" + own.pem();
      assertThat(from(server, both).make("org/repo", "main").commit()).isEqualTo(commit.name());
    }
  }

  @Test
  void anotherCertificateIsNotAndGetsNoToken() throws Exception {
    SelfSignedCertificate own = SelfSignedCertificate.make(temporary, "localhost");
    String other = SelfSignedCertificate.make(temporary, "localhost").pem();
    try (GitHttpServer server = serve(own)) {
      for (String trusted : new String[] {"", other}) {
        assertThatThrownBy(() -> from(server, trusted).make("org/repo", null))
            .isInstanceOf(SourceException.class)
            .hasMessageContaining("reading " + server.url() + "/org/repo was refused")
            .hasMessageContaining("certificate is not trusted by this deployment");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsNotEnough() throws Exception {
    SelfSignedCertificate elsewhere = SelfSignedCertificate.make(temporary, "elsewhere.example");
    try (GitHttpServer server = serve(elsewhere)) {
      assertThatThrownBy(() -> from(server, elsewhere.pem()).make("org/repo", null))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("certificate is not trusted by this deployment")
          .hasMessageContaining("localhost");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void whatIsNoCertificateIsSaidToBeNone() {
    assertThatThrownBy(() -> new TrustedAuthorities("-----BEGIN CERTIFICATE-----\nno\n"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("malformed certificates for the git host");
  }

  private GitHttpServer serve(SelfSignedCertificate certificate) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    return new GitHttpServer(server, host.folder(), TOKEN);
  }

  private TestCheckouts from(GitHttpServer server, String certificates) {
    EngineSettings.Git settings =
        new EngineSettings.Git(server.url(), "", certificates, EmptyCheckout.NEVER);
    return new TestCheckouts(settings, temporary.resolve("scratch")).with(TOKEN);
  }
}
