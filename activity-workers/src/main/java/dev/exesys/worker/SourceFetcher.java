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
 * Unpacks a run's source archive for an order. The key of an archive contains the digest of its
 * content, which is verified, so an archive that was cached for another order is safe to use.
 */
final class SourceFetcher {
  private final SourceArchiveCache cache = new SourceArchiveCache();

  /**
   * Unpacks the source archive.
   *
   * @param blobs the internal bucket
   * @param uri of the archive; null for an empty checkout
   * @throws SourceException if the archive is missing, corrupt, or does not match its digest
   */
  void unpack(BlobStore blobs, @Nullable String uri, Path folder) {
    if (uri == null) {
      return;
    }
    String key = blobs.key(uri);
    try {
      Optional<byte[]> cached = cache.find(key);
      if (cached.isPresent()) {
        SourceUnpacker.unpack(new ByteArrayInputStream(cached.get()), folder);
      } else {
        fetch(blobs, key, folder);
      }
    } catch (IOException e) {
      throw new SourceException("the source archive cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private void fetch(BlobStore blobs, String key, Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream archive = new DigestInputStream(blobs.open(key), digest)) {
      byte[] start = archive.readNBytes(SourceArchiveCache.MAX_ARCHIVE_BYTES + 1);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), archive);
      SourceUnpacker.unpack(whole, folder);
      // Padding after the last entry is part of the digest.
      whole.transferTo(OutputStream.nullOutputStream());
      if (!key.equals(StorageKeys.source(HexFormat.of().formatHex(digest.digest())))) {
        throw new SourceException(
            "the source archive " + key + " is corrupt: its content does not match its digest");
      }
      cache.put(key, start);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new SourceException("this JVM does not provide SHA-256", e);
    }
  }
}
