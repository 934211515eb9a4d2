package dev.exesys.system.e2e;

import dev.exesys.cli.connect.Connection;
import dev.exesys.deployment.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code exesys up} in another process, which can be killed. */
public final class StackProcess implements AutoCloseable {
  private final Process process;
  private final Connection connection;

  private StackProcess(Process process, Connection connection) {
    this.process = process;
    this.connection = connection;
  }

  /**
   * Starts the process and waits until the stack is ready.
   *
   * @param folder its data directory
   * @param port 0 for any free port
   * @param settings additions to its environment; of this process's environment, variables that
   *     name an engine are removed
   */
  public static StackProcess start(Path folder, int port, Map<String, String> settings)
      throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.exesys.cli.Main",
                "up",
                "--port",
                Integer.toString(port),
                "--data-dir",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.matches("(AWS|EXESYS)_.*"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    DataDirectory directory = new DataDirectory(folder);
    StackUnderTest.awaitTrue(() -> {
      if (!process.isAlive()) {
        throw new AssertionError("the stack has exited: " + lines(log));
      }
      return directory.settingsOfRunningStack().isPresent();
    });
    return new StackProcess(
        process, Connection.ofStack(directory.settingsOfRunningStack().orElseThrow()));
  }

  private static List<String> lines(Path log) {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the connection, from the data directory's {@code env}. */
  public Connection connection() {
    return connection;
  }

  int port() {
    return connection.base().getPort();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the process like {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  /** Stops the process like {@code exesys down}. */
  @Override
  public void close() {
    process.destroy();
    end();
  }

  private void end() {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the stack does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
