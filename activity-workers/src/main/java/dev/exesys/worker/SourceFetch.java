package dev.exesys.worker;

import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.Keys;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.SourceUnpacker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives an order its own copy of the run's source, straight from the bucket. Nothing is kept for
 * the next order: it may be another user's.
 */
final class SourceFetch {
  private final BlobStore blobs;

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
    MessageDigest digest = sha256();
    try (InputStream archive = new DigestInputStream(blobs.open(key), digest)) {
      SourceUnpacker.unpack(archive, folder);
      // Padding after the last entry is part of the archive, too.
      archive.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new SourceException("the source cannot be unpacked: " + e.getMessage(), e);
    }
    if (!key.equals(Keys.source(HexFormat.of().formatHex(digest.digest())))) {
      throw new SourceException("the archive of the source is damaged: its digest is another");
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
