package dev.exesys.worker.log;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.StoreException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a log in numbered chunks while it is written. Writing never waits for the store and never
 * fails; at the latest one interval after a byte was written its chunk is on its way.
 *
 * <p>What is written must be masked already. One thread writes; closing stores the rest.
 */
public final class OrderLog extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);

  private final BlobStore blobs;
  private final String prefix;
  private final LogLimits limits;
  private final ChunkSpool chunks;
  private final LogTail tail;
  private final Semaphore work = new Semaphore(0);
  private final Thread storing;
  private volatile boolean closing;
  private volatile boolean stored;

  /**
   * Opens a log.
   *
   * @param blobs the internal bucket
   * @param prefix of its chunks' keys
   * @param folder for chunks that wait; the order's own
   */
  public OrderLog(BlobStore blobs, String prefix, Path folder, LogLimits limits) {
    this.blobs = blobs;
    this.prefix = prefix;
    this.limits = limits;
    this.chunks = new ChunkSpool(folder, limits);
    this.tail = new LogTail(limits.tailBytes());
    this.storing = Thread.ofVirtual().name("order-log").start(this::store);
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    tail.add(bytes, offset, length);
    if (chunks.write(bytes, offset, length)) {
      work.release();
    }
  }

  /** The last lines, as far as they have been written. */
  public String tail() {
    return tail.text();
  }

  /** The URI under which the chunks are, or empty if nothing has been stored. */
  public Optional<String> uri() {
    return stored ? Optional.of(blobs.uri(prefix)) : Optional.empty();
  }

  private void store() {
    try {
      while (awaitWork()) {
        chunks.finish();
        storeWaiting();
      }
      storeRest();
    } catch (InterruptedException e) {
      LOG.warn("storing the log of {} was interrupted", prefix);
    }
  }

  /** Waits for a full chunk or for the interval; false once the log is being closed. */
  private boolean awaitWork() throws InterruptedException {
    if (work.tryAcquire(limits.interval().toNanos(), TimeUnit.NANOSECONDS)) {
      work.drainPermits();
    }
    return !closing;
  }

  /** True if nothing waits any more. */
  private boolean storeWaiting() {
    try {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        blobs.put(StorageKeys.logChunk(prefix, chunk.get().number()), chunk.get().file());
        stored = true;
        chunks.stored(chunk.get());
      }
      return true;
    } catch (StoreException e) {
      LOG.warn("a chunk of the log of {} could not be stored, and is tried again", prefix, e);
      return false;
    }
  }

  private void storeRest() throws InterruptedException {
    long giveUp = System.nanoTime() + limits.patience().toNanos();
    chunks.finish();
    while (!storeWaiting() && System.nanoTime() - giveUp < 0) {
      TimeUnit.NANOSECONDS.sleep(limits.interval().toNanos());
    }
    if (chunks.leftOut() > 0) {
      // With room again, an empty write is enough for the note about it.
      chunks.write(new byte[0], 0, 0);
      chunks.finish();
      storeWaiting();
    }
    if (chunks.leftOut() > 0) {
      LOG.warn("{} bytes of the log of {} were left out", chunks.leftOut(), prefix);
    }
  }

  /** Stores what is left, and waits for it. */
  @Override
  public void close() {
    closing = true;
    work.release();
    try {
      storing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
