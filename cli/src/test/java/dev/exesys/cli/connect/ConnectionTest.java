package dev.exesys.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.DataDirectory.DirectoryLock;
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
  void findsNothingWithoutAStackAndAnEndpoint() {
    assertThat(Connection.find(null, new DataDirectory(folder), Map.of())).isEmpty();
  }

  @Test
  void findsAStackFromReadyToClosed() throws IOException {
    DataDirectory directory = new DataDirectory(folder.resolve("data"));
    try (DirectoryLock lock = directory.lock()) {
      assertThat(directory.inUse()).isTrue();
      assertThat(Connection.find(null, directory, Map.of())).isEmpty();

      lock.publish(STACK, Map.of());

      assertThat(Connection.find(null, directory, Map.of()))
          .contains(new Connection(URI.create("http://127.0.0.1:4566"), STACK));
      assertThat(directory.processId()).hasValue(ProcessHandle.current().pid());
    }
    assertThat(directory.inUse()).isFalse();
    assertThat(Connection.find(null, directory, Map.of())).isEmpty();
  }

  @Test
  void ignoresFilesOfAKilledStack() throws IOException {
    Files.writeString(folder.resolve("env"), "EXESYS_INIT_URL=http://127.0.0.1:4566/init\n");
    Files.writeString(folder.resolve("pid"), "1\n");
    Files.createFile(folder.resolve("up.lock"));

    assertThat(Connection.find(null, new DataDirectory(folder), Map.of())).isEmpty();
  }

  @Test
  void refusesASecondStackInOneDirectory() throws IOException {
    DataDirectory directory = new DataDirectory(folder);
    try (DirectoryLock first = directory.lock()) {
      assertThat(first.directory()).isEqualTo(directory);
      assertThatThrownBy(directory::lock)
          .isInstanceOf(LocalDeploymentException.class)
          .hasMessageContaining("already uses " + folder);
    }
  }

  @Test
  void usesTheLocalStacksSettingsForItsEndpoint() throws IOException {
    DataDirectory directory = new DataDirectory(folder);
    try (DirectoryLock lock = directory.lock()) {
      lock.publish(STACK, Map.of());
      assertThat(Connection.find("http://127.0.0.1:4566/", directory, Map.of()))
          .contains(new Connection(URI.create("http://127.0.0.1:4566"), STACK));
    }
  }

  @Test
  void endpointTakesPrecedenceOverTheEnvironment() {
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
  void refusesAnEndpointThatIsNotAnHttpUrl() {
    assertThatThrownBy(
            () -> Connection.find("ftp://host/init", new DataDirectory(folder), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("--endpoint must be a URL")
        .hasMessageEndingWith("ftp://host/init");
  }
}
