package dev.exesys.worker.process;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The named pipe to which all commands of an order write both standard output and standard error,
 * so that the output keeps its order.
 *
 * <p>The pipe that Java creates for a process is not sufficient: it is closed when the process
 * ends, and a server that one command starts in the background for the next would be killed when it
 * writes.
 */
final class OutputPipe implements AutoCloseable {
  private static final int READ_BYTES = 1 << 16;

  private final Path path;
  private final InputStream reader;

  /** Keeps the pipe open between two commands. */
  private final OutputStream writer;

  private final Thread pump;

  private OutputPipe(Path path, InputStream reader, OutputStream writer, OutputStream sink) {
    this.path = path;
    this.reader = reader;
    this.writer = writer;
    this.pump = Thread.ofPlatform().daemon().name("order-output").start(() -> pump(sink));
  }

  /**
   * Creates the pipe and starts copying its content to {@code sink}.
   *
   * @param path where no file exists, in an order's own folder
   * @param sink must accept bytes without long waits, and must not fail
   */
  static OutputPipe open(NamedPipePool pipes, Path path, OutputStream sink)
      throws IOException, InterruptedException {
    pipes.create(path);
    // Opening one end of a pipe blocks until the other is open; opening it for both does not.
    OutputStream writer = Channels.newOutputStream(FileChannel.open(path, READ, WRITE));
    InputStream reader = new FileInputStream(path.toFile());
    return new OutputPipe(path, reader, writer, sink);
  }

  Path path() {
    return path;
  }

  /**
   * Writes a command as a line {@code $ command}; further lines of the command start with {@code >
   * }, as in a shell.
   */
  void writeCommand(String command) throws IOException {
    String text = "$ " + command.stripTrailing().replace("\n", "\n> ") + "\n";
    writer.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void pump(OutputStream sink) {
    byte[] buffer = new byte[READ_BYTES];
    try {
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        sink.write(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading the output of an order failed", e);
    }
  }

  /**
   * Waits until all output has been copied, for at most {@code timeout}. All writing processes
   * should have ended; one that did not end keeps the pipe open.
   */
  void drain(Duration timeout) throws IOException, InterruptedException {
    writer.close();
    pump.join(timeout);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (!pump.isAlive()) {
      reader.close();
    }
  }
}
