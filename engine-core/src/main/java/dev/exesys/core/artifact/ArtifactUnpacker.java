package dev.exesys.core.artifact;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Unpacks an archive of artifacts into a folder and never outside of it.
 *
 * <p>Files replace files of the same name. Nothing is written through a symbolic link, and a link
 * must lead to a place in the folder. Set-user-id and similar bits are ignored.
 */
public final class ArtifactUnpacker {

  private final Path folder;
  private long remaining;

  private ArtifactUnpacker(Path folder, long contentSize) {
    this.folder = folder;
    this.remaining = contentSize;
  }

  /**
   * Unpacks an archive.
   *
   * @param archive read to its end, not closed
   * @param folder an existing folder
   * @param sha256 the digest that the archive must have, in hexadecimal
   * @param contentSize the total size of its files in bytes
   * @throws ArtifactException if the archive has another digest or more content, or an entry would
   *     be written outside of the folder
   */
  public static void unpack(InputStream archive, Path folder, String sha256, long contentSize)
      throws IOException {
    MessageDigest digest = Sha256.create();
    InputStream checked = new BufferedInputStream(new DigestInputStream(archive, digest), 1 << 16);
    new ArtifactUnpacker(folder.toRealPath(), contentSize).unpackAll(checked);
    // Padding after the last entry is part of the archive.
    checked.transferTo(OutputStream.nullOutputStream());
    if (!Sha256.hex(digest).equals(sha256)) {
      throw new ArtifactException("the archive of artifacts is damaged: its digest is wrong");
    }
  }

  private void unpackAll(InputStream archive) throws IOException {
    TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(archive, 1 << 16), "UTF-8");
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      unpack(entry, tar);
    }
  }

  private void unpack(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    Path target = targetOf(entry.getName());
    createFolders(parentOf(target), entry.getName());
    if (Files.isDirectory(target, NOFOLLOW_LINKS)) {
      throw new ArtifactException("artifact " + entry.getName() + " would replace a folder");
    }
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Path link = Path.of(entry.getLinkName());
      if (!LinkTargets.isInside(folder, /* link= */ target, /* target= */ link)) {
        throw new ArtifactException(
            "artifact " + entry.getName() + " is a symbolic link that leads out of the checkout");
      }
      Files.createSymbolicLink(target, link);
    } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
      writeFile(target, entry, tar);
    } else {
      throw new ArtifactException("artifact " + entry.getName() + " is not a file");
    }
  }

  private void writeFile(Path target, TarArchiveEntry entry, TarArchiveInputStream tar)
      throws IOException {
    remaining -= entry.getSize();
    if (remaining < 0) {
      throw new ArtifactException("the archive of artifacts is damaged: it has too much content");
    }
    try (OutputStream file = Files.newOutputStream(target, CREATE_NEW, WRITE)) {
      tar.transferTo(file);
    }
    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
  }

  /** The owner can always read and replace the file. */
  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      boolean granted = ((mode | 0600) >> bit & 1) == 1;
      text.append(granted ? "rwxrwxrwx".charAt(8 - bit) : '-');
    }
    return PosixFilePermissions.fromString(text.toString());
  }

  private Path targetOf(String name) {
    Path relative = Path.of(name);
    for (Path part : relative) {
      if (part.toString().equals("..") || part.toString().equals(".git")) {
        throw new ArtifactException("artifact " + name + " has a name that is not allowed");
      }
    }
    Path target = folder.resolve(relative).normalize();
    if (relative.isAbsolute() || target.equals(folder)) {
      throw new ArtifactException("artifact " + name + " has a name that is not allowed");
    }
    return target;
  }

  /** Every path here is below the checkout, and so has a parent. */
  private static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), path.toString());
  }

  private void createFolders(Path path, String name) throws IOException {
    if (path.equals(folder)) {
      return;
    }
    createFolders(parentOf(path), name);
    if (!Files.exists(path, NOFOLLOW_LINKS)) {
      Files.createDirectory(path);
    } else if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
      throw new ArtifactException(
          "artifact "
              + name
              + " would be written through "
              + folder.relativize(path)
              + ", which is not a folder");
    }
  }
}
