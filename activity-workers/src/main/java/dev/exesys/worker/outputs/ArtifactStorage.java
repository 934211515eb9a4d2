package dev.exesys.worker.outputs;

import dev.exesys.core.artifact.ArtifactException;
import dev.exesys.core.artifact.ArtifactFiles;
import dev.exesys.core.artifact.ArtifactPacker;
import dev.exesys.core.artifact.ArtifactUnpacker;
import dev.exesys.core.source.WorkingFolder;
import dev.exesys.core.store.ArtifactArchive;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.StorageKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Stores the artifacts of orders in the internal bucket, and unpacks those of other orders. */
public final class ArtifactStorage {

  private final BlobStore blobs;
  private final long maxBytes;

  /**
   * Creates the storage.
   *
   * @param blobs the internal bucket
   * @param maxBytes the maximum size of an order's artifacts before compression
   */
  public ArtifactStorage(BlobStore blobs, long maxBytes) {
    this.blobs = blobs;
    this.maxBytes = maxBytes;
  }

  /**
   * Unpacks the artifacts that an order receives, in the sequence in which it lists their orders.
   *
   * @param producers the orders from which it receives data, by name
   * @throws ArtifactException if an archive is missing, damaged, or not safe
   */
  public void unpack(OrderItem order, Map<String, OrderItem> producers, Path checkout) {
    for (String name : order.order().dataFlow().artifactsFrom()) {
      OrderItem producer = producers.get(name);
      ArtifactArchive archive = producer == null ? null : producer.outputs().artifacts();
      // An order that did not run, or failed before it created a file, has none.
      if (archive != null) {
        unpack(name, archive, checkout);
      }
    }
  }

  private void unpack(String producer, ArtifactArchive archive, Path checkout) {
    try (InputStream in = blobs.open(blobs.key(archive.uri()))) {
      ArtifactUnpacker.unpack(in, checkout, archive.sha256(), archive.contentSize());
    } catch (IOException | ArtifactException e) {
      throw new ArtifactException(
          "the artifacts of order " + producer + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /** Returned by {@link #store}: the archive, and what is wrong with the artifacts. */
  public record Stored(Optional<ArtifactArchive> archive, Optional<String> problem) {}

  /**
   * Stores the artifacts of an order whose commands have ended.
   *
   * @param workerId the worker that ran it
   */
  public Stored store(OrderItem order, String workerId, Path checkout) {
    try {
      Path root = checkout.toRealPath();
      Path folder = WorkingFolder.in(root, order.order().gitFolder());
      ArtifactFiles found = ArtifactFiles.find(folder, order.order().dataFlow().artifacts());
      if (found.contentSize() > maxBytes) {
        return problem(
            "the artifacts have "
                + found.contentSize()
                + " bytes: the deployment allows "
                + maxBytes);
      }
      Optional<ArtifactArchive> archive =
          found.files().isEmpty()
              ? Optional.empty()
              : Optional.of(upload(order, workerId, root, found));
      return new Stored(
          archive,
          found.unmatched().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "artifact pattern "
                      + found.unmatched().getFirst()
                      + " matches no file below the working directory"));
    } catch (IOException | RuntimeException e) {
      return problem("the artifacts could not be stored: " + e.getMessage());
    }
  }

  private static Stored problem(String text) {
    return new Stored(Optional.empty(), Optional.of(text));
  }

  private ArtifactArchive upload(OrderItem order, String workerId, Path root, ArtifactFiles found)
      throws IOException {
    String key = StorageKeys.artifacts(order.key(), workerId);
    AtomicReference<ArtifactPacker.Packed> packed = new AtomicReference<>();
    blobs.write(key, out -> packed.set(ArtifactPacker.pack(root, found, out)));
    return new ArtifactArchive(
        blobs.uri(key),
        packed.get().sha256(),
        packed.get().size(),
        found.contentSize(),
        found.files().size());
  }
}
