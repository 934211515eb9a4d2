package dev.exesys.core.artifact;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes artifacts as a gzip-compressed tar archive: files with their permissions and modification
 * times, and symbolic links inside the checkout. Names are relative to the checkout.
 */
public final class ArtifactPacker {

  /**
   * Describes a written archive.
   *
   * @param sha256 in hexadecimal
   * @param size in bytes
   */
  public record Packed(String sha256, long size) {}

  private ArtifactPacker() {}

  /**
   * Writes an archive and leaves the stream open.
   *
   * @param checkout the real path of the checkout
   * @throws ArtifactException if a link leads out of the checkout
   */
  public static Packed pack(Path checkout, ArtifactFiles artifacts, OutputStream out)
      throws IOException {
    MessageDigest digest = Sha256.create();
    CountingStream counting = new CountingStream(out);
    GzipParameters fast = new GzipParameters();
    fast.setCompressionLevel(Deflater.BEST_SPEED);
    try (OutputStream gzip =
            new GzipCompressorOutputStream(
                new BufferedOutputStream(new DigestOutputStream(counting, digest), 1 << 16), fast);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<String, Path> file : artifacts.files().entrySet()) {
        add(tar, checkout, file.getKey(), file.getValue());
      }
    }
    return new Packed(Sha256.hex(digest), counting.count);
  }

  private static void add(TarArchiveOutputStream tar, Path checkout, String name, Path path)
      throws IOException {
    String inCheckout = checkout.relativize(path).toString();
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(path)) {
      entry = new TarArchiveEntry(inCheckout, TarConstants.LF_SYMLINK);
      Path target = Files.readSymbolicLink(path);
      if (!LinkTargets.isInside(checkout, path, target)) {
        throw new ArtifactException(
            "artifact " + name + " is a symbolic link that leads out of the checkout: remove it");
      }
      entry.setLinkName(target.toString());
    } else {
      entry = new TarArchiveEntry(inCheckout);
      entry.setSize(Files.size(path));
      entry.setMode((TarArchiveEntry.DEFAULT_FILE_MODE & ~0777) | permissions(path));
    }
    entry.setModTime(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
    entry.setIds(0, 0);
    tar.putArchiveEntry(entry);
    if (!entry.isSymbolicLink()) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  /** Returns the nine permission bits; set-user-id and its like are left out. */
  private static int permissions(Path path) throws IOException {
    Set<PosixFilePermission> granted =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    String text = PosixFilePermissions.toString(granted);
    int mode = 0;
    for (int i = 0; i < text.length(); i++) {
      mode = mode << 1 | (text.charAt(i) == '-' ? 0 : 1);
    }
    return mode;
  }

  private static final class CountingStream extends FilterOutputStream {
    private long count;

    CountingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    /** The caller closes its own stream. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
