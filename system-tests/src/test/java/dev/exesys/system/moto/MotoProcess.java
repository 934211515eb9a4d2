package dev.exesys.system.moto;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** moto's server with its Step Functions engine, in another process on a free port. */
final class MotoProcess implements AutoCloseable {
  private static final String PROGRAM =
      "local-runtime/src/test/resources/dev/exesys/local/stepfunctions/moto/server.py";

  private final Process process;
  private final URI endpoint;

  private MotoProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts the server and waits until it listens; skips the test if moto is not installed.
   *
   * @param root the project's folder
   * @param environment of the server
   */
  static MotoProcess start(Path root, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3", root.resolve(PROGRAM).toString());
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort("python3 is not installed");
    }
    BufferedReader output = process.inputReader();
    StringBuilder startupLog = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("http://")) {
        // The output is read because a full pipe would block the server.
        Thread.ofVirtual().start(() -> output.lines().forEach(unread -> {}));
        return new MotoProcess(process, URI.create(line));
      }
      startupLog.append(line).append('\n');
    }
    return abort("moto 5.2 with its server and boto3 is required: " + startupLog);
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
