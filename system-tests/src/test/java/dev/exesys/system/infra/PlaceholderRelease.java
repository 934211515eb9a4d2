package dev.exesys.system.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Creates placeholder artifacts of a release, whose content a deployment does not inspect. */
final class PlaceholderRelease {

  private PlaceholderRelease() {}

  static Path in(Path folder) throws IOException {
    for (String name :
        List.of("engine.jar", "worker.jar", "runner-arm64.tar.gz", "runner-x86_64.tar.gz")) {
      write(folder.resolve(name), name);
    }
    return folder;
  }

  /** Replaces an artifact by one with another content. */
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
