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
 * Keeps the chunks of a log that are not stored yet in files, so that memory use is constant
 * however much a command writes and however slow the store is. Bytes beyond the limit are counted
 * and dropped, and the next chunk notes how many.
 *
 * <p>One thread writes and another removes chunks; both may wait for a lock but never for the
 * store.
 */
final class ChunkSpool {
  /**
   * A finished chunk.
   *
   * @param number its position in the log, from 1
   */
  record Chunk(int number, Path file, long bytes) {}

  private final Path folder;
  private final LogLimits limits;
  private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private int number;
  private @Nullable Path file;
  private @Nullable OutputStream stream;
  private long bytes;
  private long droppedBytes;

  ChunkSpool(Path folder, LogLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Appends bytes. Returns true if a chunk is complete. */
  synchronized boolean write(byte[] buffer, int offset, int length) {
    if (waitingBytes + bytes + length > limits.backlogBytes()) {
      droppedBytes += length;
      return true;
    }
    try {
      OutputStream target = stream == null ? open() : stream;
      if (droppedBytes > 0) {
        String note =
            "\n[%d bytes of output left out: the log could not keep up]\n".formatted(droppedBytes);
        droppedBytes = 0;
        append(target, note.getBytes(StandardCharsets.UTF_8), 0, note.length());
      }
      append(target, buffer, offset, length);
    } catch (IOException e) {
      // The disk is full. The command continues, and the log notes how many bytes are missing.
      droppedBytes += length;
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

  /** Completes the chunk that is being written. Returns false if there is none. */
  synchronized boolean finish() {
    if (file == null || stream == null || bytes == 0) {
      return false;
    }
    try {
      stream.close();
    } catch (IOException e) {
      droppedBytes += bytes;
    }
    waiting.add(new Chunk(number, file, bytes));
    waitingBytes += bytes;
    file = null;
    stream = null;
    bytes = 0;
    return true;
  }

  /** Returns the oldest finished chunk, which remains until {@link #stored}. */
  synchronized Optional<Chunk> next() {
    return Optional.ofNullable(waiting.peek());
  }

  /** Removes a chunk that has been stored. */
  synchronized void stored(Chunk chunk) {
    waiting.remove(chunk);
    waitingBytes -= chunk.bytes();
    try {
      Files.deleteIfExists(chunk.file());
    } catch (IOException e) {
      throw new IllegalStateException("deleting a stored chunk of a log failed", e);
    }
  }

  /** Returns the number of dropped bytes that no chunk has noted yet. */
  synchronized long droppedBytes() {
    return droppedBytes;
  }
}
