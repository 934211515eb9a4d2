package dev.exesys.worker.order;

import dev.exesys.core.folders.FileTrees;
import dev.exesys.core.folders.Umask;
import dev.exesys.worker.outputs.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders of one order, created for it and removed with their content.
 *
 * @param root contains the other folders; accessible to this user only
 */
public record Workspace(Path root) implements AutoCloseable {
  /** Creates the folders below {@code parent}, which is created if it does not exist. */
  public static Workspace create(Path parent) throws IOException {
    Files.createDirectories(parent);
    Path root =
        Files.createTempDirectory(
            parent,
            "order-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Workspace workspace = new Workspace(root.toRealPath());
    for (Path folder :
        new Path[] {
          workspace.checkout(),
          workspace.home(),
          workspace.temporary(),
          workspace.events(),
          workspace.log(),
          workspace.outputs().plain().getParent()
        }) {
      Files.createDirectory(folder);
      Umask.correct(folder, "rwxr-xr-x");
    }
    Files.createFile(workspace.outputs().plain());
    Files.createFile(workspace.outputs().secret());
    return workspace;
  }

  /** Returns the folder of the order's checkout. */
  public Path checkout() {
    return root.resolve("checkout");
  }

  /** Returns the folder for {@code HOME}, which is separate from the home of the worker's user. */
  public Path home() {
    return root.resolve("home");
  }

  /** Returns the folder for {@code TMPDIR}. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** Returns the folder for {@code AWS_EXE_SYS_EVENTS_DIR}. */
  public Path events() {
    return root.resolve("events");
  }

  /**
   * Returns the files for {@code AWS_EXE_SYS_OUTPUT} and {@code AWS_EXE_SYS_SECRET_OUTPUT}, which
   * exist before the commands start.
   */
  public OutputFiles outputs() {
    Path folder = root.resolve("outputs");
    return new OutputFiles(folder.resolve("plain"), folder.resolve("secret"));
  }

  /** Returns the folder for chunks of the log that are not stored yet. */
  public Path log() {
    return root.resolve("log");
  }

  /** Removes the folders, including those that a command has made unreadable for its own user. */
  @Override
  public void close() throws IOException {
    FileTrees.remove(root);
  }
}
