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
 * Creates named pipes in batches, because starting {@code mkfifo} costs more than creating a pipe.
 * Java can create one only by starting {@code mkfifo}, which costs more than the pipe. A worker
 * that runs many orders therefore creates pipes in growing batches and keeps the spare ones; a
 * worker of one order creates one.
 */
final class NamedPipePool {
  private static final int MAX_BATCH = 32;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Path> spares = new ArrayDeque<>();
  private int batch = 1;
  private long created;
  private @Nullable Path folder;

  /**
   * Creates a pipe.
   *
   * @param path where no file exists, in an order's own folder; spare pipes are kept next to that
   *     folder
   */
  void create(Path path) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!takeSpare(path)) {
        createBatch(path);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean takeSpare(Path path) {
    Path pipe = spares.poll();
    if (pipe == null) {
      return false;
    }
    try {
      Files.move(pipe, path, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      // The spares were deleted, as a Lambda function does after each order: do not keep any.
      spares.clear();
      batch = 1;
      return false;
    }
  }

  private void createBatch(Path path) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600", path.toString()));
    for (int i = 1; i < batch; i++) {
      created++;
      spares.add(folder(path).resolve(Long.toString(created)));
    }
    spares.forEach(pipe -> command.add(pipe.toString()));
    Process mkfifo = new ProcessBuilder(command).redirectErrorStream(true).start();
    String errors = new String(mkfifo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (mkfifo.waitFor() != 0) {
      spares.clear();
      throw new IOException("mkfifo failed: " + errors.strip());
    }
    batch = Math.min(MAX_BATCH, batch * 2);
  }

  private Path folder(Path path) throws IOException {
    if (folder == null || !Files.isDirectory(folder)) {
      Path order = Objects.requireNonNull(path.getParent());
      folder = Files.createTempDirectory(Objects.requireNonNull(order.getParent()), "pipes-");
    }
    return folder;
  }
}
