package dev.exesys.system.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Stands in for the artifacts of a release, which a deployment only carries. */
final class Release {

  private Release() {}

  static Path in(Path folder) throws IOException {
    for (String name :
        List.of("engine.jar", "worker.jar", "runner-arm64.tar.gz", "runner-x86_64.tar.gz")) {
      write(folder.resolve(name), name);
    }
    return folder;
  }

  /** Replaces an artifact by one with something else in it. */
  static void change(Path artifact) throws IOException {
    write(artifact, "changed");
  }

  private static void write(Path artifact, String entry) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(artifact))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.closeEntry();
    }
  }
}
