package dev.exesys.worker;

import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.SourceUnpacker;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StorageKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives an order its own copy of the run's source. An archive is named by its digest, and what has
 * another is refused, so it does not matter which order it was fetched for.
 */
final class SourceFetch {
  private final BlobStore blobs;
  private final SourceArchiveCache archives = new SourceArchiveCache();

  SourceFetch(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Unpacks the source.
   *
   * @param uri the archive's, or null for an empty checkout
   * @throws SourceException if the archive is gone, damaged, or not what its name says
   */
  void unpack(@Nullable String uri, Path folder) {
    if (uri == null) {
      return;
    }
    String key = blobs.key(uri);
    try {
      Optional<byte[]> kept = archives.find(key);
      if (kept.isPresent()) {
        SourceUnpacker.unpack(new ByteArrayInputStream(kept.get()), folder);
      } else {
        fetch(key, folder);
      }
    } catch (IOException e) {
      throw new SourceException("the source cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private void fetch(String key, Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream archive = new DigestInputStream(blobs.open(key), digest)) {
      byte[] start = archive.readNBytes(SourceArchiveCache.LARGEST + 1);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), archive);
      SourceUnpacker.unpack(whole, folder);
      // Padding after the last entry is part of the archive, too.
      whole.transferTo(OutputStream.nullOutputStream());
      if (!key.equals(StorageKeys.source(HexFormat.of().formatHex(digest.digest())))) {
        throw new SourceException("the archive of the source is damaged: its digest is another");
      }
      archives.keep(key, start);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new SourceException("this Java has no SHA-256", e);
    }
  }
}
