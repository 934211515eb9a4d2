package dev.exesys.cli.stack;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.LocalDeployment;
import dev.exesys.deployment.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a local stack for one command. Its data directory is deleted with it. */
public final class PrivateStack implements AutoCloseable {
  private final Path folder;
  private final LocalDeployment stack;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PrivateStack(Path folder, LocalDeployment stack) {
    this.folder = folder;
    this.stack = stack;
  }

  /**
   * Starts a stack on a free port.
   *
   * @param environment of this process; its {@code AWS_EXE_SYS_} variables replace the local
   *     defaults
   */
  public static PrivateStack start(Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("exesys");
      return new PrivateStack(
          folder, LocalDeployment.start(new DataDirectory(folder), 0, environment));
    } catch (IOException e) {
      throw CommandException.failed(
          "could not create a data directory for the local stack: " + e.getMessage(), e);
    }
  }

  /** Returns the connection to the stack. */
  public Connection connection() {
    return Connection.ofStack(stack.settings());
  }

  /** Stops the stack. Repeated calls have no effect. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    stack.close();
    try {
      TemporaryFolders.remove(folder);
    } catch (IOException e) {
      throw CommandException.failed(
          "could not delete the data directory " + folder + ": " + e.getMessage(), e);
    }
  }
}
