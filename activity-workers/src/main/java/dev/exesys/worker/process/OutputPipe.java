package dev.exesys.worker.process;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A named pipe that all of an order's commands write to, standard output and standard error alike,
 * so that what they write arrives in the order it was written.
 *
 * <p>The pipe that Java makes for a process will not do: it is closed when the process ends, and a
 * server that one command started in the background for the next would be killed by its own output.
 */
final class OutputPipe implements AutoCloseable {
  private static final int READ_BYTES = 1 << 16;

  private final Path path;
  private final InputStream reading;

  /** Keeps the pipe from ending between two commands. */
  private final OutputStream writing;

  private final Thread pump;

  private OutputPipe(Path path, InputStream reading, OutputStream writing, OutputStream sink) {
    this.path = path;
    this.reading = reading;
    this.writing = writing;
    this.pump = Thread.ofPlatform().daemon().name("order-output").start(() -> pump(sink));
  }

  /**
   * Makes the pipe and starts passing on what comes.
   *
   * @param path where no file is yet, in an order's own folder
   * @param sink must take what it gets without long waits, and not fail
   */
  static OutputPipe open(NamedPipePool stock, Path path, OutputStream sink)
      throws IOException, InterruptedException {
    stock.make(path);
    // Opening one end of a pipe waits for the other; opening both at once does not.
    OutputStream writing = Channels.newOutputStream(FileChannel.open(path, READ, WRITE));
    InputStream reading = new FileInputStream(path.toFile());
    return new OutputPipe(path, reading, writing, sink);
  }

  Path path() {
    return path;
  }

  private void pump(OutputStream sink) {
    byte[] buffer = new byte[READ_BYTES];
    try {
      for (int read = reading.read(buffer); read >= 0; read = reading.read(buffer)) {
        sink.write(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an order's output was lost", e);
    }
  }

  /**
   * Waits until everything written has been passed on; all processes should have ended. One that
   * cannot be ended holds this up for as long as {@code patience} only.
   */
  void drain(Duration patience) throws IOException, InterruptedException {
    writing.close();
    pump.join(patience);
  }

  @Override
  public void close() throws IOException {
    writing.close();
    if (!pump.isAlive()) {
      reading.close();
    }
  }
}
