package dev.exesys.system.infra;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moto server on a free port. */
final class MotoServer implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final String endpoint;

  private MotoServer(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts the server and waits until it listens; skips the test if moto is not installed. */
  static MotoServer start() throws IOException {
    if (!ExternalPrograms.isInstalled("moto_server")) {
      abort("moto_server is not installed");
    }
    Process process =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    StringBuilder startupLog = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      startupLog.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        // The output is read because a full pipe would block the server.
        Thread.ofVirtual().start(() -> output.lines().forEach(unread -> {}));
        return new MotoServer(process, listening.group(1));
      }
    }
    return abort("moto_server did not start: " + startupLog);
  }

  /** Returns the environment that directs Terraform to this server. */
  Terraform serve(Terraform terraform) {
    return terraform
        .with("AWS_ENDPOINT_URL", endpoint)
        .with("AWS_REGION", "eu-west-1")
        .with("AWS_ACCESS_KEY_ID", "test")
        .with("AWS_SECRET_ACCESS_KEY", "test");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
