package dev.exesys.worker.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that wait to be stored, as files: memory stays small however much a command writes and
 * however slow the store is. What does not fit the disk's share is counted, and the next chunk says
 * so.
 *
 * <p>One thread writes, another takes; both may wait for a lock but never for the store.
 */
final class ChunkSpool {
  /** A finished chunk; the number is its place in the log, from 1. */
  record Chunk(int number, Path file, long bytes) {}

  private final Path folder;
  private final LogLimits limits;
  private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private int number;
  private @Nullable Path file;
  private @Nullable OutputStream stream;
  private long bytes;
  private long leftOut;

  ChunkSpool(Path folder, LogLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Adds bytes; true if a chunk has become full. */
  synchronized boolean write(byte[] buffer, int offset, int length) {
    if (waitingBytes + bytes + length > limits.backlogBytes()) {
      leftOut += length;
      return true;
    }
    try {
      OutputStream target = stream == null ? open() : stream;
      if (leftOut > 0) {
        String note =
            "\n[%d bytes of output left out: the log could not keep up]\n".formatted(leftOut);
        leftOut = 0;
        append(target, note.getBytes(StandardCharsets.UTF_8), 0, note.length());
      }
      append(target, buffer, offset, length);
    } catch (IOException e) {
      // The disk is full. The command goes on; the log says how much of it is missing.
      leftOut += length;
    }
    return bytes >= limits.chunkBytes() && finish();
  }

  private OutputStream open() throws IOException {
    number++;
    file = folder.resolve("chunk-" + number);
    stream = Files.newOutputStream(file);
    return stream;
  }

  private void append(OutputStream target, byte[] buffer, int offset, int length)
      throws IOException {
    target.write(buffer, offset, length);
    bytes += length;
  }

  /** Ends the chunk being written, if there is one, so that it can be taken. */
  synchronized boolean finish() {
    if (file == null || stream == null || bytes == 0) {
      return false;
    }
    try {
      stream.close();
    } catch (IOException e) {
      leftOut += bytes;
    }
    waiting.add(new Chunk(number, file, bytes));
    waitingBytes += bytes;
    file = null;
    stream = null;
    bytes = 0;
    return true;
  }

  /** The oldest chunk that waits; it stays until {@link #stored}. */
  synchronized Optional<Chunk> next() {
    return Optional.ofNullable(waiting.peek());
  }

  synchronized void stored(Chunk chunk) {
    waiting.remove(chunk);
    waitingBytes -= chunk.bytes();
    try {
      Files.deleteIfExists(chunk.file());
    } catch (IOException e) {
      throw new IllegalStateException("a stored chunk of a log cannot be deleted", e);
    }
  }

  /** How many bytes were left out since the log last said so. */
  synchronized long leftOut() {
    return leftOut;
  }
}
