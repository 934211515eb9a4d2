package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckoutTest {
  @TempDir Path temporary;
  private TestRepositories host;
  private TestCheckouts checkouts;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestRepositories(temporary.resolve("host"));
    checkouts = checkouts(EmptyCheckout.IF_MISSING).with("token");
  }

  private TestCheckouts checkouts(EmptyCheckout empty) {
    return new TestCheckouts(
        new EngineSettings.Git("file://" + host.folder(), "", "", empty),
        temporary.resolve("scratch"));
  }

  @Test
  void checksOutTheDefaultBranch() throws Exception {
    RevCommit commit = host.create("org/repo", "hello.txt", "hello");

    StoredSource checkout = checkouts.make("org/repo", null);

    assertThat(checkout.commit()).isEqualTo(commit.name());
    Path tree = checkouts.tree(checkout);
    assertThat(tree.resolve("hello.txt")).hasContent("hello");
    assertThat(tree.resolve("run.sh")).isExecutable();
    assertThat(Files.readSymbolicLink(tree.resolve("link"))).hasToString("hello.txt");
    try (Git git = Git.open(tree.toFile())) {
      assertThat(git.status().call().isClean()).isTrue();
      assertThat(Objects.requireNonNull(git.getRepository().resolve("HEAD")).name())
          .isEqualTo(commit.name());
    }
  }

  @Test
  void findsBranchesTagsAndOlderCommits() throws Exception {
    RevCommit first = host.create("org/repo", "hello.txt", "first");
    try (Git git = host.open("org/repo")) {
      git.tag()
          .setName("v1")
          .setAnnotated(true)
          .setTagger(TestRepositories.SOMEBODY)
          .setMessage("one")
          .call();
      git.checkout().setCreateBranch(true).setName("feature/x").call();
    }
    RevCommit second = host.commit("org/repo", "hello.txt", "second");

    assertThat(checkouts.make("org/repo", "v1").commit()).isEqualTo(first.name());
    assertThat(checkouts.make("org/repo", "feature/x").commit()).isEqualTo(second.name());
    StoredSource older = checkouts.make("org/repo", first.name());
    assertThat(checkouts.tree(older).resolve("hello.txt")).hasContent("first");
  }

  @Test
  void findsARepositoryThatIsCalledWithGit() throws Exception {
    host.create("org/bare.git", "hello.txt", "hello");

    assertThat(checkouts.make("org/bare", null).commit()).isNotNull();
  }

  @Test
  void twoCheckoutsOfACommitAreOneArchive() throws Exception {
    host.create("org/repo", "hello.txt", "hello");

    assertThat(checkouts.make("org/repo", null)).isEqualTo(checkouts.make("org/repo", null));
    assertThat(checkouts.blobs().list("sources/")).hasSize(1);
  }

  @Test
  void bringsSubmodules() throws Exception {
    RevCommit library = host.create("org/library", "library.txt", "library");
    host.create("org/repo", "hello.txt", "hello");
    host.addSubmodule("org/repo", "../library", "lib/one", library);

    Path tree = checkouts.tree(checkouts.make("org/repo", null));

    assertThat(tree.resolve("lib/one/library.txt")).hasContent("library");
    try (Repository submodule = Git.open(tree.resolve("lib/one").toFile()).getRepository()) {
      assertThat(submodule.resolve("HEAD")).isNotNull();
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    host.create("org/repo", "hello.txt", "hello");

    assertThatThrownBy(() -> checkouts.make("org/none", "main"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("repository org/none does not exist");
    assertThatThrownBy(() -> checkouts.make("org/repo", "nobranch"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no branch, tag or commit nobranch");
    assertThatThrownBy(() -> checkouts.make("org/repo", "1".repeat(40)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("commit 1111");
    assertThatThrownBy(() -> checkouts.make("../repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("form org/repo");
  }

  @Test
  void isEmptyWithoutARepositoryIfThatIsAllowed() throws Exception {
    StoredSource empty = checkouts.make("org/none", null);

    assertThat(empty.commit()).isNull();
    assertThat(checkouts.tree(empty)).isEmptyDirectory();
    assertThatThrownBy(() -> checkouts(EmptyCheckout.NEVER).make("org/none", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("repository org/none does not exist");
  }

  @Test
  void findsACommitByItsFirstDigits() throws Exception {
    RevCommit first = host.create("org/repo", "hello.txt", "first");
    host.commit("org/repo", "hello.txt", "second");

    StoredSource checkout = checkouts.make("org/repo", first.name().substring(0, 7));

    assertThat(checkout.commit()).isEqualTo(first.name());
    assertThat(checkouts.tree(checkout).resolve("hello.txt")).hasContent("first");
    assertThatThrownBy(() -> checkouts.make("org/repo", "0123456"))
        .isInstanceOf(SourceException.class)
        .hasMessage("org/repo has no branch, tag or commit 0123456");
  }

  @Test
  void keepsWhatTreesMayHold() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    Path tree = host.of("org/repo");
    Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nothing/here"));
    Files.createSymbolicLink(tree.resolve("outside"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(tree.resolve("above"), Path.of("../../.."));
    Files.createDirectories(tree.resolve("Grüße/日本 語"));
    Files.writeString(tree.resolve("Grüße/日本 語/ÿ 'quoted' $x"), "unicode");
    Files.writeString(tree.resolve("a".repeat(200)), "long");
    Files.writeString(tree.resolve("windows.txt"), "one\r\ntwo\r\n");
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    Files.writeString(
        tree.resolve(".gitattributes"), "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    Files.writeString(tree.resolve("model.bin"), pointer);
    byte[] large = new byte[5 << 20];
    new Random(1).nextBytes(large);
    Files.write(tree.resolve("large"), large);
    RevCommit commit = host.commit("org/repo", "hello.txt", "all of it");

    Path unpacked = checkouts.tree("org/repo", null);

    assertThat(Files.readSymbolicLink(unpacked.resolve("dangling"))).hasToString("nothing/here");
    assertThat(Files.readSymbolicLink(unpacked.resolve("outside"))).hasToString("/etc/passwd");
    assertThat(Files.readSymbolicLink(unpacked.resolve("above"))).hasToString("../../..");
    assertThat(unpacked.resolve("Grüße/日本 語/ÿ 'quoted' $x")).hasContent("unicode");
    assertThat(unpacked.resolve("a".repeat(200))).hasContent("long");
    assertThat(unpacked.resolve("windows.txt")).hasContent("one\r\ntwo\r\n");
    assertThat(unpacked.resolve("model.bin")).hasContent(pointer);
    assertThat(unpacked.resolve("large")).hasBinaryContent(large);
    assertThat(unpacked.resolve("run.sh")).isExecutable();
    assertThat(git(unpacked, "status", "--porcelain")).isEmpty();
    assertThat(git(unpacked, "log", "-1", "--format=%H %s"))
        .isEqualTo(commit.name() + " all of it\n");
  }

  /**
   * Returns the output of the git program, which orders use, without user or system configuration.
   */
  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
