package dev.exesys.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any local user could otherwise read the stack's keys and run commands as its owner. */
class PrivateFilesTest {
  @TempDir Path parent;

  @Test
  void createsAPrivateDataDirectory() throws IOException {
    DataDirectory directory = new DataDirectory(parent.resolve("a/data"));
    try (DataDirectory.DirectoryLock lock = directory.lock()) {
      lock.publish(Map.of("A", "b"), Map.of());
      assertPrivate(directory.path());
      assertThat(permissions(directory.envFile())).isEqualTo("rw-------");
    }
  }

  @Test
  void tightensADirectoryOfAnEarlierRelease() throws IOException {
    Path path = parent.resolve("data");
    Files.createDirectories(path.resolve("s3/bucket"));
    Path outside = Files.writeString(parent.resolve("outside"), "x");
    Files.createSymbolicLink(path.resolve("link"), outside);
    for (Path file : List.of(outside, path.resolve("stack.db"), path.resolve("s3/bucket/object"))) {
      Files.writeString(file, "x");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

    new DataDirectory(path).lock().close();

    assertPrivate(path);
    assertThat(permissions(outside)).isEqualTo("rw-r--r--");
  }

  @Test
  void clearsTheVariablesOfTheUsersWorkWithAws() {
    Map<String, String> env =
        StackSettings.forClients(
            URI.create("http://127.0.0.1:4566"),
            new StackKeys("id", "secret"),
            Map.of("NO_PROXY", "intranet"));

    assertThat(env)
        .containsEntry("AWS_SESSION_TOKEN", "")
        .containsEntry("AWS_USE_FIPS_ENDPOINT", "false")
        .containsEntry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566")
        .containsEntry("NO_PROXY", "127.0.0.1,localhost,intranet")
        .containsEntry("no_proxy", "127.0.0.1,localhost");
  }

  private static void assertPrivate(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.fromString("rwx------"))
                  .containsAll(Files.getPosixFilePermissions(file)));
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
