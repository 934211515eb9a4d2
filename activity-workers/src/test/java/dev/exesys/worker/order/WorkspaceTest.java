package dev.exesys.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final RunIds IDS = new RunIds("run", "0a1b2c3d", "me:0a1b2c3d-exec");
  private static final OrderItem ITEM =
      new OrderItem(
          "run", "0007", Order.simple("build", "true"), false, List.of(), OrderProgress.queued());

  @TempDir Path parent;

  @Test
  void removesEverything() throws IOException {
    Workspace workspace = Workspace.create(parent);
    Path locked = Files.createDirectories(workspace.home().resolve("a/b"));
    Files.writeString(locked.resolve("file"), "x");
    Files.createSymbolicLink(workspace.temporary().resolve("link"), parent);
    Files.writeString(parent.resolve("outside"), "stays");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

    workspace.close();

    assertThat(parent).isDirectoryContaining(path -> path.endsWith("outside"));
    assertThat(workspace.root()).doesNotExist();
  }

  @Test
  void isAccessibleToThisUserOnly() throws IOException {
    try (Workspace workspace = Workspace.create(parent)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.root())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void doesNotInheritLocaleAndProxiesUnlessTheDeploymentPassesThem() throws IOException {
    Map<String, String> own =
        Map.of(
            "LC_ALL", "POSIX",
            "LANG", "de_DE",
            "TZ", "Asia/Tokyo",
            "HTTP_PROXY", "http://proxy",
            "https_proxy", "http://proxy",
            "AWS_EXE_SYS_PASSED_VARIABLES", "https_proxy, AWS_EXE_SYS_ORDERS_TABLE",
            "AWS_EXE_SYS_ORDERS_TABLE", "engine");
    try (Workspace workspace = Workspace.create(parent)) {
      assertThat(OrderEnvironment.of(own, Map.of(), IDS, ITEM, workspace))
          .containsEntry("LANG", "C.UTF-8")
          .containsEntry("https_proxy", "http://proxy")
          .doesNotContainKeys("LC_ALL", "TZ", "HTTP_PROXY", "AWS_EXE_SYS_ORDERS_TABLE");
    }
  }

  @Test
  void doesNotInheritVariablesOfTheEngine() throws IOException {
    Map<String, String> own =
        Map.of(
            "PATH", "/opt/bin",
            "AWS_SECRET_ACCESS_KEY", "engine",
            "AWS_EXE_SYS_ORDERS_TABLE", "engine",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "engine",
            "_HANDLER", "engine",
            "LAMBDA_TASK_ROOT", "engine",
            "HOME", "/root");
    try (Workspace workspace = Workspace.create(parent)) {
      Map<String, String> environment =
          OrderEnvironment.of(
              own, Map.of("AWS_ACCESS_KEY_ID", "job", "RUN_ID", "other"), IDS, ITEM, workspace);

      assertThat(environment)
          .containsEntry("PATH", "/opt/bin")
          .containsEntry("AWS_ACCESS_KEY_ID", "job")
          .containsEntry("RUN_ID", "run")
          .containsEntry("TRACE_ID", "0a1b2c3d")
          .containsEntry("FLOW_ID", "me:0a1b2c3d-exec")
          .containsEntry("ORDER_ID", "build")
          .containsEntry("ORDER_NUM", "0007")
          .containsEntry("AWS_EXE_SYS_EVENTS_DIR", workspace.events().toString())
          .containsEntry("HOME", workspace.home().toString())
          .doesNotContainValue("engine");
    }
  }
}
