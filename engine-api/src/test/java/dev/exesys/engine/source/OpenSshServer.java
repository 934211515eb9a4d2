package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's server for the owner of one key, run by the user of the tests. */
final class OpenSshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As root, sshd requires a directory that exists only where it is installed as a service. */
  private static final List<String> WITH_ITS_FOLDER =
      List.of(
          "unshare",
          "--mount",
          "sh",
          "-c",
          "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && exec \"$@\"",
          "sh");

  private final int port;
  private final String hostKey;
  private final Process server;

  /** Starts on a loopback port. */
  OpenSshServer(Path folder, Path publicKey) throws Exception {
    Path own = newKey(folder, "ed25519");
    hostKey = Files.readString(publicPart(own)).strip();
    port = freePort();
    Path settings =
        Files.writeString(
            folder.resolve("sshd_config"),
            """
            ListenAddress 127.0.0.1
            Port %d
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            UsePAM no
            StrictModes no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            """
                .formatted(port, own, publicKey));
    List<String> command = new ArrayList<>(needsItsFolder() ? WITH_ITS_FOLDER : List.of());
    command.addAll(List.of(PROGRAM.toString(), "-D", "-e", "-f", settings.toString()));
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    awaitReady(folder.resolve("sshd.log"));
  }

  /** Returns whether sshd is installed and can be started. */
  static boolean isAvailable() throws Exception {
    return Files.isExecutable(PROGRAM)
        && (!needsItsFolder()
            || new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0);
  }

  private static boolean needsItsFolder() {
    return System.getProperty("user.name").equals("root")
        && !Files.isDirectory(Path.of("/run/sshd"));
  }

  /** Creates a key pair by {@code ssh-keygen} and returns the file of the private key. */
  static Path newKey(Path folder, String type) throws Exception {
    Path file = Files.createTempDirectory(folder, "key").resolve("key");
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keygen.waitFor()).isZero();
    return file;
  }

  static Path publicPart(Path key) {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws Exception {
    for (Instant begin = Instant.now(); !isReady(); Thread.sleep(50)) {
      boolean over = Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0;
      if (over || !server.isAlive()) {
        close();
        throw new AssertionError("sshd did not start: " + Files.readString(log));
      }
    }
  }

  private boolean isReady() {
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return connection.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String url() {
    return "ssh://" + System.getProperty("user.name") + "@localhost:" + port;
  }

  /** Returns the server's line of {@code known_hosts}. */
  String knownHost() {
    return "[localhost]:"
        + port
        + " "
        + String.join(" ", List.of(hostKey.split(" ")).subList(0, 2));
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
