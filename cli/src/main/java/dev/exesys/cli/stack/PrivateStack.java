package dev.exesys.cli.stack;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandFailed;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.LocalDeployment;
import dev.exesys.deployment.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stack for one command, in a folder that goes with it, also when the command is interrupted. */
public final class PrivateStack implements AutoCloseable {
  private final Path folder;
  private final LocalDeployment stack;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atExit = new Thread(this::stopAndClean, "stop");

  private PrivateStack(Path folder, LocalDeployment stack) {
    this.folder = folder;
    this.stack = stack;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one on a free port.
   *
   * @param environment settings that replace the local defaults
   */
  public static PrivateStack start(Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("exesys");
      return new PrivateStack(
          folder, LocalDeployment.start(new DataDirectory(folder), 0, environment));
    } catch (IOException e) {
      throw CommandFailed.broken("no folder for the local stack: " + e.getMessage(), e);
    }
  }

  /** How to reach it. */
  public Connection connection() {
    return Connection.ofStack(stack.settings());
  }

  @Override
  public void close() {
    stopAndClean();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is being stopped, and the hook has been here or will find nothing to do.
      return;
    }
  }

  private void stopAndClean() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    stack.close();
    try {
      TemporaryFolders.remove(folder);
    } catch (IOException e) {
      throw CommandFailed.broken("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
