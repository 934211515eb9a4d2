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
 * Stores an order's log in numbered chunks while it is written. Writing never waits for the store
 * and never fails; the chunk of each byte is sent to the store at most one interval after it was
 * written.
 *
 * <p>The bytes must be masked already. One thread writes; closing stores the remaining chunks.
 */
public final class OrderLog extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);

  private final BlobStore blobs;
  private final String prefix;
  private final LogLimits limits;
  private final ChunkSpool chunks;
  private final LogTail tail;
  private final Semaphore work = new Semaphore(0);
  private final Thread storer;
  private volatile boolean closing;
  private volatile boolean stored;

  /**
   * Opens a log.
   *
   * @param blobs the internal bucket
   * @param prefix of the keys of the chunks
   * @param folder for chunks that are not stored yet; the order's own
   */
  public OrderLog(BlobStore blobs, String prefix, Path folder, LogLimits limits) {
    this.blobs = blobs;
    this.prefix = prefix;
    this.limits = limits;
    this.chunks = new ChunkSpool(folder, limits);
    this.tail = new LogTail(limits.tailBytes());
    this.storer = Thread.ofVirtual().name("order-log").start(this::store);
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

  /** Returns the last lines written so far. */
  public String tail() {
    return tail.text();
  }

  /** Returns the URI of the chunks' prefix; empty if nothing has been stored. */
  public Optional<String> uri() {
    return stored ? Optional.of(blobs.uri(prefix)) : Optional.empty();
  }

  private void store() {
    try {
      while (awaitWork()) {
        chunks.finish();
        storeFinished();
      }
      storeRemaining();
    } catch (InterruptedException e) {
      LOG.warn("storing the log {} was interrupted: later output is not stored", prefix);
    }
  }

  /** Waits for a full chunk or for the interval. Returns false once the log is being closed. */
  private boolean awaitWork() throws InterruptedException {
    if (work.tryAcquire(limits.interval().toNanos(), TimeUnit.NANOSECONDS)) {
      work.drainPermits();
    }
    return !closing;
  }

  /** Stores the finished chunks. Returns true if none is left. */
  private boolean storeFinished() {
    try {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        blobs.put(StorageKeys.logChunk(prefix, chunk.get().number()), chunk.get().file());
        stored = true;
        chunks.stored(chunk.get());
      }
      return true;
    } catch (StoreException e) {
      LOG.warn("a chunk of the log {} could not be stored; it will be retried", prefix, e);
      return false;
    }
  }

  private void storeRemaining() throws InterruptedException {
    long deadline = System.nanoTime() + limits.closeTimeout().toNanos();
    chunks.finish();
    while (!storeFinished() && System.nanoTime() - deadline < 0) {
      TimeUnit.NANOSECONDS.sleep(limits.interval().toNanos());
    }
    if (chunks.droppedBytes() > 0) {
      // There is room again; an empty write makes the chunk with the note.
      chunks.write(new byte[0], 0, 0);
      chunks.finish();
      storeFinished();
    }
    if (chunks.droppedBytes() > 0) {
      LOG.warn(
          "{} bytes of the log {} were dropped: the log store could not keep up",
          chunks.droppedBytes(),
          prefix);
    }
  }

  /** Stores the remaining chunks and waits for them. */
  @Override
  public void close() {
    closing = true;
    work.release();
    try {
      storer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
