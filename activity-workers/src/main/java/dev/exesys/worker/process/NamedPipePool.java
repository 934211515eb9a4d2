package dev.exesys.worker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes named pipes. Only a program can make one, and starting it costs more than the pipe; so
 * where many orders run, more and more are made at once and kept for those to come. A worker of one
 * order makes one.
 */
final class NamedPipePool {
  private static final int MOST_AT_ONCE = 32;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Path> stock = new ArrayDeque<>();
  private int atOnce = 1;
  private long made;
  private @Nullable Path folder;

  /**
   * Makes a pipe.
   *
   * @param path where no file is yet, in an order's own folder; the stock is kept beside that
   *     folder
   */
  void make(Path path) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!tookFromStock(path)) {
        restock(path);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean tookFromStock(Path path) {
    Path pipe = stock.poll();
    if (pipe == null) {
      return false;
    }
    try {
      Files.move(pipe, path, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      // Somebody tidied up, as a Lambda function does after each order: then a stock is no use.
      stock.clear();
      atOnce = 1;
      return false;
    }
  }

  private void restock(Path path) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600", path.toString()));
    for (int i = 1; i < atOnce; i++) {
      made++;
      stock.add(folder(path).resolve(Long.toString(made)));
    }
    stock.forEach(pipe -> command.add(pipe.toString()));
    Process mkfifo = new ProcessBuilder(command).redirectErrorStream(true).start();
    String complaint = new String(mkfifo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (mkfifo.waitFor() != 0) {
      stock.clear();
      throw new IOException("mkfifo failed: " + complaint.strip());
    }
    atOnce = Math.min(MOST_AT_ONCE, atOnce * 2);
  }

  private Path folder(Path path) throws IOException {
    if (folder == null || !Files.isDirectory(folder)) {
      Path order = Objects.requireNonNull(path.getParent());
      folder = Files.createTempDirectory(Objects.requireNonNull(order.getParent()), "pipes-");
    }
    return folder;
  }
}
