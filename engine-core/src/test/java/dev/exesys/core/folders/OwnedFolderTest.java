package dev.exesys.core.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFolderTest {
  @TempDir Path parent;

  @Test
  void removesTheFolderOfAKilledOwnerAndKeepsThoseOfLivingOnes() throws Exception {
    Path root = parent.resolve("root");
    Process killed = owner(root, "killed");
    Process living = owner(root, "living");
    try {
      Path left = folder("killed");
      Path used = folder("living");
      Files.writeString(Files.createDirectories(left.resolve("a/b")).resolve("secret"), "plain");
      Files.setPosixFilePermissions(
          left.resolve("a"), PosixFilePermissions.fromString("---------"));
      killed.destroyForcibly().waitFor();

      try (OwnedFolder first = OwnedFolder.create(root, "mine-");
          OwnedFolder second = OwnedFolder.create(root, "mine-")) {
        assertThat(left).doesNotExist();
        assertThat(used).exists();
        assertThat(first.path()).isDirectory();
        assertThat(second.path()).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
            .isEqualTo("rwx------");
      }
      assertThat(root.toFile().list()).containsExactlyInAnyOrder(".lock", used.toFile().getName());
    } finally {
      living.destroyForcibly();
    }
  }

  @Test
  void refusesARootThatIsALink() throws IOException {
    Path root = Files.createSymbolicLink(parent.resolve("root"), parent);

    assertThatThrownBy(() -> OwnedFolder.create(root, "x-")).isInstanceOf(IOException.class);
  }

  private Process owner(Path root, String name) throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                root.toString(),
                parent.resolve(name).toString())
            .inheritIO()
            .start();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Files.exists(parent.resolve(name))) {
      assertThat(java.isAlive() && System.nanoTime() < end).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return java;
  }

  private Path folder(String name) throws IOException {
    return Path.of(Files.readString(parent.resolve(name)));
  }

  /** Owns a folder until it is killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      OwnedFolder folder = OwnedFolder.create(Path.of(arguments[0]), "owner-");
      Path note = Path.of(arguments[1]);
      Path fresh =
          Files.writeString(
              note.resolveSibling(note.getFileName() + ".new"), folder.path().toString());
      Files.move(fresh, note);
      TimeUnit.HOURS.sleep(1);
      folder.close();
    }
  }
}
