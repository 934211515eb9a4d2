package dev.exesys.cli.infra;

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
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
      }
    }
    return folder;
  }
}
