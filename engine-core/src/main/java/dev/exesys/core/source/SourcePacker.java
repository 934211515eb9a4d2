package dev.exesys.core.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs a directory as a reproducible {@code .tar.gz}: names, contents, execute bits and symbolic
 * links alone determine its bytes, so that its digest identifies it.
 */
public final class SourcePacker {
  /** The extended header with the percent-encoded bytes of a name that is not UTF-8. */
  static final String RAW_NAME = "EXESYS.name";

  private static final int EXECUTABLE = 0100755;
  private static final int PLAIN = 0100644;

  private SourcePacker() {}

  /**
   * Packs a directory.
   *
   * @param modified modification time of all entries
   * @param archive file to write
   * @return the SHA-256 of the archive, in hexadecimal
   */
  public static String pack(Path folder, Instant modified, Path archive) throws IOException {
    return pack(folder, modified, archive, path -> true);
  }

  /**
   * Packs a part of a directory.
   *
   * @param included returns whether to pack a path; what is below an excluded directory is excluded
   *     too
   */
  public static String pack(Path folder, Instant modified, Path archive, Predicate<Path> included)
      throws IOException {
    MessageDigest digest = sha256();
    GzipParameters fast = new GzipParameters();
    // An archive is read once for each order: speed is more important than size.
    fast.setCompressionLevel(Deflater.BEST_SPEED);
    try (OutputStream file = new DigestOutputStream(Files.newOutputStream(archive), digest);
        OutputStream gzip =
            new GzipCompressorOutputStream(new BufferedOutputStream(file, 1 << 16), fast);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Path path : contents(folder, included)) {
        add(tar, path, RawPath.encoded(folder, path), modified);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> contents(Path folder, Predicate<Path> included) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (!path.equals(folder)) {
              if (!included.test(path)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (included.test(path)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(
        Comparator.<Path, String>comparing(path -> folder.relativize(path).toString())
            .thenComparing(path -> RawPath.encoded(folder, path)));
    return found;
  }

  private static void add(TarArchiveOutputStream tar, Path path, String encoded, Instant modified)
      throws IOException {
    byte[] bytes = RawPath.bytes(encoded);
    String name = new String(bytes, StandardCharsets.UTF_8);
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(path)) {
      entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(path).toString());
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      entry = new TarArchiveEntry(name + "/");
    } else {
      entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(path));
      entry.setMode(Files.isExecutable(path) ? EXECUTABLE : PLAIN);
    }
    if (!RawPath.isText(bytes)) {
      entry.addPaxHeader(RAW_NAME, encoded);
    }
    entry.setModTime(modified.toEpochMilli());
    entry.setIds(0, 0);
    tar.putArchiveEntry(entry);
    if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new SourceException("this Java runtime does not support SHA-256", e);
    }
  }
}
