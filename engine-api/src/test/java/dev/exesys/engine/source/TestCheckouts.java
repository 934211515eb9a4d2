package dev.exesys.engine.source;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.SourceUnpacker;
import dev.exesys.core.store.MemoryBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates checkouts as a deployment does, and unpacks them as a worker does. */
final class TestCheckouts {
  private final MemoryBlobs blobs = new MemoryBlobs("internal");
  private final EngineSettings.Git settings;
  private final Path scratch;
  private Optional<String> token = Optional.empty();
  private int unpacked;

  TestCheckouts(EngineSettings.Git settings, Path scratch) {
    this.settings = settings;
    this.scratch = scratch;
  }

  static TestCheckouts from(String baseUrl, Path scratch) {
    return new TestCheckouts(new EngineSettings.Git(baseUrl, "", "", EmptyCheckout.NEVER), scratch);
  }

  TestCheckouts with(String newToken) {
    token = Optional.of(newToken);
    return this;
  }

  MemoryBlobs blobs() {
    return blobs;
  }

  StoredSource make(String repository, @Nullable String commit) {
    return new SourceCheckout(settings, blobs, scratch).make(repository, commit, token);
  }

  /** Returns the unpacked directory of a checkout. */
  Path tree(StoredSource checkout) throws IOException {
    Path folder =
        Files.createDirectories(scratch.resolveSibling("unpacked").resolve("" + unpacked++));
    try (InputStream archive = blobs.open(blobs.key(checkout.uri()))) {
      SourceUnpacker.unpack(archive, folder);
    }
    return folder;
  }

  Path tree(String repository, @Nullable String commit) throws IOException {
    return tree(make(repository, commit));
  }
}
