package dev.exesys.core.source;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.exesys.core.folders.Umask;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a source archive into a directory and never outside it.
 *
 * <p>A symbolic link may have any target, as in a repository, but nothing is written through one:
 * each directory on the path of an entry must be real, and each file must be new.
 */
public final class SourceUnpacker {
  private static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE = mode("rwxr-xr-x");
  private static final FileAttribute<Set<PosixFilePermission>> PLAIN = mode("rw-r--r--");

  private final Path folder;
  private final Set<Path> created = new HashSet<>();

  private SourceUnpacker(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks an archive.
   *
   * @param archive a {@code .tar.gz}; read to its end, not closed
   * @param folder an existing directory
   * @throws SourceException if an entry is outside the directory or of a kind that a checkout does
   *     not contain
   */
  public static void unpack(InputStream archive, Path folder) throws IOException {
    new SourceUnpacker(folder.toRealPath()).unpackAll(archive);
  }

  private void unpackAll(InputStream archive) throws IOException {
    created.add(folder);
    InputStream plain = new BufferedInputStream(new GZIPInputStream(archive, 1 << 16), 1 << 16);
    TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8");
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      unpack(entry, tar);
    }
  }

  private void unpack(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    Path target = targetOf(entry);
    createDirectory(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isDirectory()) {
      createDirectory(target);
    } else if (isRegularFile(entry)) {
      boolean executable = (entry.getMode() & 0100) != 0;
      try (OutputStream file =
          Channels.newOutputStream(
              Files.newByteChannel(
                  target, Set.of(CREATE_NEW, WRITE), executable ? EXECUTABLE : PLAIN))) {
        tar.transferTo(file);
      }
      Umask.correct(target, executable ? "rwxr-xr-x" : "rw-r--r--");
    } else {
      throw new SourceException(
          "the archive's entry " + entry.getName() + " is not a regular file");
    }
  }

  private static boolean isRegularFile(TarArchiveEntry entry) {
    byte kind = entry.getLinkFlag();
    return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
  }

  private Path targetOf(TarArchiveEntry entry) {
    String raw = entry.getExtraPaxHeader(SourcePacker.RAW_NAME);
    String name = entry.getName();
    Path relative = raw == null ? Path.of(name) : folder.relativize(RawPath.resolve(folder, raw));
    Path target = folder.resolve(relative).normalize();
    for (Path part : relative) {
      if (part.toString().equals("..")) {
        throw new SourceException("the archive's entry " + name + " is outside the checkout");
      }
    }
    if (relative.isAbsolute() || target.equals(folder)) {
      throw new SourceException("the archive's entry " + name + " is outside the checkout");
    }
    return target;
  }

  private void createDirectory(@Nullable Path path) throws IOException {
    if (path != null && !created.contains(path)) {
      createDirectory(path.getParent());
      if (Files.exists(path, NOFOLLOW_LINKS) && !Files.isDirectory(path, NOFOLLOW_LINKS)) {
        throw new SourceException(
            "the archive writes through " + folder.relativize(path) + ", which is not a directory");
      }
      Files.createDirectories(path);
      Umask.correct(path, "rwxr-xr-x");
      created.add(path);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
