package dev.exesys.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.cli.console.CommandFailed;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.DataDirectory.Claim;
import dev.exesys.deployment.LocalDeploymentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  private static final Map<String, String> STACK =
      Map.of("EXESYS_INIT_URL", "http://127.0.0.1:4566/init", "AWS_REGION", "eu-west-1");

  @TempDir Path folder;

  @Test
  void noStackAndNoEndpointIsNoConnection() {
    assertThat(Connection.find(null, new DataDirectory(folder), Map.of())).isEmpty();
  }

  @Test
  void aStackIsFoundOnceItIsReadyAndGoneWhenItIsClosed() throws IOException {
    DataDirectory directory = new DataDirectory(folder.resolve("data"));
    try (Claim claim = directory.claim()) {
      assertThat(directory.inUse()).isTrue();
      assertThat(Connection.find(null, directory, Map.of())).isEmpty();

      claim.publish(STACK);

      assertThat(Connection.find(null, directory, Map.of()))
          .contains(new Connection(URI.create("http://127.0.0.1:4566"), STACK));
      assertThat(directory.processId()).hasValue(ProcessHandle.current().pid());
    }
    assertThat(directory.inUse()).isFalse();
    assertThat(Connection.find(null, directory, Map.of())).isEmpty();
  }

  @Test
  void filesLeftBehindByAKilledStackAreNoStack() throws IOException {
    Files.writeString(folder.resolve("env"), "EXESYS_INIT_URL=http://127.0.0.1:4566/init\n");
    Files.writeString(folder.resolve("pid"), "1\n");
    Files.createFile(folder.resolve("up.lock"));

    assertThat(Connection.find(null, new DataDirectory(folder), Map.of())).isEmpty();
  }

  @Test
  void aSecondStackOnTheSameFolderIsRefused() throws IOException {
    DataDirectory directory = new DataDirectory(folder);
    try (Claim first = directory.claim()) {
      assertThat(first.directory()).isEqualTo(directory);
      assertThatThrownBy(directory::claim)
          .isInstanceOf(LocalDeploymentException.class)
          .hasMessageContaining("already has " + folder);
    }
  }

  @Test
  void aGivenEndpointThatIsTheLocalStackGetsItsSettings() throws IOException {
    DataDirectory directory = new DataDirectory(folder);
    try (Claim claim = directory.claim()) {
      claim.publish(STACK);
      assertThat(Connection.find("http://127.0.0.1:4566/", directory, Map.of()))
          .contains(new Connection(URI.create("http://127.0.0.1:4566"), STACK));
    }
  }

  @Test
  void aGivenEndpointComesBeforeTheEnvironment() {
    Map<String, String> environment = Map.of("EXESYS_INIT_URL", "https://one.example/prod/init");
    DataDirectory directory = new DataDirectory(folder);

    assertThat(Connection.find("https://two.example/init/", directory, environment))
        .map(Connection::base)
        .contains(URI.create("https://two.example"));
    assertThat(Connection.find(null, directory, environment))
        .map(Connection::base)
        .contains(URI.create("https://one.example/prod"));
  }

  @Test
  void anEndpointThatIsNoHttpAddressIsRefused() {
    assertThatThrownBy(
            () -> Connection.find("ftp://host/init", new DataDirectory(folder), Map.of()))
        .isInstanceOf(CommandFailed.class)
        .hasMessageStartingWith("--endpoint is not an address")
        .hasMessageEndingWith("ftp://host/init");
  }
}
