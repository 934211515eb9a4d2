package dev.exesys.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Archives that {@link ArtifactPacker} writes, and hostile ones, as {@link ArtifactUnpacker} reads
 * them.
 */
class ArtifactArchiveTest {

  private static final long MAX = 1000;

  @TempDir Path parent;
  private Path from;
  private Path to;

  @BeforeEach
  void createFolders() throws IOException {
    from = Files.createDirectories(parent.toRealPath().resolve("from"));
    to = Files.createDirectories(parent.toRealPath().resolve("to"));
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(from.resolve(name).getParent());
    Files.writeString(from.resolve(name), content);
  }

  private ArtifactFiles find(String... patterns) throws IOException {
    return ArtifactFiles.find(from, List.of(patterns));
  }

  private void unpack(byte[] archive, String sha256, long contentSize) throws IOException {
    ArtifactUnpacker.unpack(new ByteArrayInputStream(archive), to, sha256, contentSize);
  }

  private void copy(ArtifactFiles artifacts) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ArtifactPacker.Packed packed = ArtifactPacker.pack(from, artifacts, archive);
    assertThat(packed.size()).isEqualTo(archive.size());
    unpack(archive.toByteArray(), packed.sha256(), artifacts.contentSize());
  }

  @Test
  void copiesContentPermissionsTimesAndLinks() throws IOException {
    write("app/run.sh", "echo");
    Files.setPosixFilePermissions(
        from.resolve("app/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
    write("app/key", "secret");
    Files.setPosixFilePermissions(
        from.resolve("app/key"), PosixFilePermissions.fromString("r--------"));
    Files.createSymbolicLink(from.resolve("app/link"), Path.of("../app/key"));
    write("ä/ö", "umlaut");

    copy(find("app", "**/ö"));

    assertThat(to.resolve("app/run.sh")).hasContent("echo");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("app/run.sh"))))
        .isEqualTo("rwxr-x---");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("app/key"))))
        .isEqualTo("rw-------");
    assertThat(Files.readSymbolicLink(to.resolve("app/link"))).hasToString("../app/key");
    assertThat(to.resolve("ä/ö")).hasContent("umlaut");
    assertThat(Files.getLastModifiedTime(to.resolve("ä/ö")).toMillis() / 1000)
        .isEqualTo(Files.getLastModifiedTime(from.resolve("ä/ö")).toMillis() / 1000);
  }

  @Test
  void findsEachFileOnceAndNamesThePatternsWithoutFiles() throws IOException {
    write("a.txt", "12");
    write(".git/config", "x");
    Files.createDirectories(from.resolve("empty"));
    Files.createSymbolicLink(from.resolve("outside"), parent);

    ArtifactFiles found =
        find("**", "a.txt", "*.jar", "empty", "outside/from/a.txt", ".git/config");

    assertThat(found.files()).containsOnlyKeys("a.txt", "outside");
    assertThat(found.contentSize()).isEqualTo(2);
    assertThat(found.unmatched())
        .containsExactly("*.jar", "empty", "outside/from/a.txt", ".git/config");
  }

  @Test
  void replacesFilesOfTheCheckout() throws IOException {
    write("a", "new");
    Files.writeString(to.resolve("a"), "old and longer");

    copy(find("a"));

    assertThat(to.resolve("a")).hasContent("new");
  }

  @Test
  void replacesALinkAndNotItsTarget() throws IOException {
    write("a", "new");
    Files.writeString(parent.resolve("precious"), "old");
    Files.createSymbolicLink(to.resolve("a"), parent.resolve("precious"));

    copy(find("a"));

    assertThat(parent.resolve("precious")).hasContent("old");
    assertThat(to.resolve("a")).isRegularFile().hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../..", "../from/../../x"})
  void doesNotPackALinkThatLeadsOut(String target) throws IOException {
    Files.createSymbolicLink(from.resolve("link"), Path.of(target));
    ArtifactFiles found = find("link");

    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> ArtifactPacker.pack(from, found, new ByteArrayOutputStream()))
        .withMessageContaining("leads out of the checkout");
  }

  private void refuses(String reason, TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(archive))) {
      for (TarArchiveEntry entry : entries) {
        byte[] content = "hostile".getBytes(StandardCharsets.UTF_8);
        boolean file = entry.getLinkFlag() == TarConstants.LF_NORMAL;
        entry.setSize(file ? content.length : 0);
        tar.putArchiveEntry(entry);
        if (file) {
          tar.write(content);
        }
        tar.closeArchiveEntry();
      }
    }
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> unpack(archive.toByteArray(), "", MAX))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/tmp/x", ".git/hooks/post-checkout", "a/.git/x"})
  void refusesNamesThatLeadOut(String name) throws IOException {
    refuses("has a name that is not allowed", new TarArchiveEntry(name, true));

    assertThat(parent.resolve("x")).doesNotExist();
  }

  @Test
  void refusesLinksThatLeadOutAndOtherKindsOfEntries() throws IOException {
    TarArchiveEntry absolute = new TarArchiveEntry("l", TarConstants.LF_SYMLINK);
    absolute.setLinkName("/etc");
    refuses("leads out of the checkout", absolute);
    TarArchiveEntry climbing = new TarArchiveEntry("a/l", TarConstants.LF_SYMLINK);
    climbing.setLinkName("../../..");
    refuses("leads out of the checkout", climbing);
    TarArchiveEntry hard = new TarArchiveEntry("h", TarConstants.LF_LINK);
    hard.setLinkName("a");
    refuses("is not a file", hard);
    refuses("is not a file", new TarArchiveEntry("fifo", TarConstants.LF_FIFO));
    refuses("is not a file", new TarArchiveEntry("dev", TarConstants.LF_CHR));
  }

  @Test
  void writesNothingThroughALink() throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("l", TarConstants.LF_SYMLINK);
    link.setLinkName("b");
    Files.createDirectory(to.resolve("b"));
    refuses("would be written through l", link, new TarArchiveEntry("l/x"));

    Files.createSymbolicLink(to.resolve("own"), parent);
    refuses("would be written through own", new TarArchiveEntry("own/x"));

    assertThat(parent.resolve("x")).doesNotExist();
    assertThat(to.resolve("b")).isEmptyDirectory();
  }

  @Test
  void refusesToReplaceAFolder() throws IOException {
    Files.createDirectory(to.resolve("a"));

    refuses("would replace a folder", new TarArchiveEntry("a"));
  }

  @Test
  void refusesAnArchiveWithAnotherDigestOrMoreContent() throws IOException {
    write("a", "content");
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ArtifactPacker.Packed packed = ArtifactPacker.pack(from, find("a"), archive);

    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> unpack(archive.toByteArray(), "00", MAX))
        .withMessageContaining("its digest is wrong");
    assertThatExceptionOfType(ArtifactException.class)
        .isThrownBy(() -> unpack(archive.toByteArray(), packed.sha256(), 6))
        .withMessageContaining("too much content");
  }
}
