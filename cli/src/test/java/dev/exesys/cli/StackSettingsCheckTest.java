package dev.exesys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.connect.Connection;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.DataDirectory.DirectoryLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsCheckTest {
  private static final Map<String, String> STACK =
      Map.of("EXESYS_INIT_URL", "http://127.0.0.1:4566/init", "AWS_EXE_SYS_ORDERS_TABLE", "t");

  @TempDir private Path folder;

  @Test
  void namesSettingsThatTheRunningStackDoesNotHave() throws IOException {
    DataDirectory directory = new DataDirectory(folder);
    try (DirectoryLock lock = directory.lock()) {
      lock.publish(STACK, Map.of("AWS_EXE_SYS_SAME", "1", "AWS_EXE_SYS_OTHER", "1"));
      Map<String, String> environment =
          Map.of(
              "AWS_EXE_SYS_SAME", "1",
              "AWS_EXE_SYS_OTHER", "2",
              "AWS_EXE_SYS_GIT_BASE_URL", "https://github.com",
              "AWS_EXE_SYS_ORDERS_TABLE", "exported-by-env",
              "HOME", "/root");

      assertThat(StackSettingsCheck.warnings(directory, Connection.ofStack(STACK), environment))
          .containsExactly(
              "AWS_EXE_SYS_GIT_BASE_URL has no effect: the running local stack was started without"
                  + " it. Restart it with `exesys down` and `exesys up`",
              "AWS_EXE_SYS_OTHER has no effect: the running local stack was started with another"
                  + " value. Restart it with `exesys down` and `exesys up`");
      Connection other =
          Connection.ofStack(Map.of("EXESYS_INIT_URL", "https://engine.example/init"));
      assertThat(StackSettingsCheck.warnings(directory, other, environment)).isEmpty();
    }
  }
}
