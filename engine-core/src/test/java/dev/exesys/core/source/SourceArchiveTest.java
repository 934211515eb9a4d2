package dev.exesys.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceArchiveTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path temporary;
  private Path target;

  @BeforeEach
  void createTarget() throws IOException {
    target = Files.createDirectory(temporary.resolve("target"));
  }

  @Test
  void preservesContentsExecuteBitsAndLinks() throws IOException {
    Path tree = tree("tree");
    String longName = "d/" + "n".repeat(180);
    Files.writeString(tree.resolve(longName), "long");
    Path archive = temporary.resolve("a.tar.gz");
    SourcePacker.pack(tree, TIME, archive);

    unpack(archive);

    assertThat(target.resolve("run.sh")).hasContent("#!/bin/sh").isExecutable();
    assertThat(target.resolve("d/ü.txt")).hasContent("text");
    assertThat(Files.isExecutable(target.resolve("d/ü.txt"))).isFalse();
    assertThat(target.resolve(longName)).hasContent("long");
    assertThat(target.resolve("empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(target.resolve("link"))).hasToString("../elsewhere");
  }

  @Test
  void equalTreesHaveEqualArchives() throws IOException {
    Path one = tree("one");
    Path other = tree("other");
    Files.setLastModifiedTime(other.resolve("run.sh"), FileTime.fromMillis(0));

    String first = SourcePacker.pack(one, TIME, temporary.resolve("1.tar.gz"));
    String second = SourcePacker.pack(other, TIME, temporary.resolve("2.tar.gz"));

    assertThat(first).isEqualTo(second).hasSize(64);
    assertThat(temporary.resolve("1.tar.gz")).hasSameBinaryContentAs(temporary.resolve("2.tar.gz"));
  }

  @Test
  void rejectsEntriesOutsideTheDirectory() throws IOException {
    for (String name : new String[] {"../out", "a/../../out", "/tmp/out", "a/../b"}) {
      assertThatThrownBy(() -> unpack(archive(file(name))))
          .describedAs(name)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("outside the checkout");
    }
  }

  @Test
  void rejectsEntriesThroughSymbolicLinks() throws IOException {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    TarArchiveEntry link = new TarArchiveEntry("way", TarConstants.LF_SYMLINK);
    link.setLinkName(outside.toString());

    assertThatThrownBy(() -> unpack(archive(link, file("way/out"))))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("writes through way");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void rejectsDevicesAndHardLinks() throws IOException {
    TarArchiveEntry hardLink = new TarArchiveEntry("hard", TarConstants.LF_LINK);
    hardLink.setLinkName("/etc/passwd");

    assertThatThrownBy(() -> unpack(archive(hardLink))).hasMessageContaining("not a regular file");
    assertThatThrownBy(() -> unpack(archive(new TarArchiveEntry("dev", TarConstants.LF_CHR))))
        .hasMessageContaining("not a regular file");
  }

  @Test
  void rejectsWorkingDirectoriesOutsideTheCheckout() throws IOException {
    Path tree = tree("tree");
    Files.createSymbolicLink(tree.resolve("up"), Path.of(".."));

    assertThat(WorkingFolder.in(tree, null)).isEqualTo(tree.toRealPath());
    assertThat(WorkingFolder.in(tree, "d")).isEqualTo(tree.toRealPath().resolve("d"));
    assertThatThrownBy(() -> WorkingFolder.in(tree, "../other")).hasMessageContaining("outside");
    assertThatThrownBy(() -> WorkingFolder.in(tree, "/tmp")).hasMessageContaining("outside");
    assertThatThrownBy(() -> WorkingFolder.in(tree, "up")).hasMessageContaining("outside");
    assertThatThrownBy(() -> WorkingFolder.in(tree, "none"))
        .hasMessageContaining("not a directory");
  }

  private Path tree(String name) throws IOException {
    Path tree = Files.createDirectory(temporary.resolve(name));
    Files.createDirectory(tree.resolve("d"));
    Files.createDirectory(tree.resolve("empty"));
    Files.writeString(tree.resolve("d/ü.txt"), "text");
    Path script = Files.writeString(tree.resolve("run.sh"), "#!/bin/sh");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(tree.resolve("link"), Path.of("../elsewhere"));
    return tree;
  }

  private void unpack(Path archive) throws IOException {
    try (InputStream stream = Files.newInputStream(archive)) {
      SourceUnpacker.unpack(stream, target);
    }
  }

  private void unpack(byte[] archive) throws IOException {
    SourceUnpacker.unpack(new ByteArrayInputStream(archive), target);
  }

  private static TarArchiveEntry file(String name) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(1);
    return entry;
  }

  private static byte[] archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() == 1) {
          tar.write("x".getBytes(StandardCharsets.UTF_8));
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
