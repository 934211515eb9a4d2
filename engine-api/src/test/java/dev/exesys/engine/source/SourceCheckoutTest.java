package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.books.MemoryBlobs;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.SourceUnpacker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckoutTest {
  private static final PersonIdent SOMEBODY =
      new PersonIdent(
          "Somebody", "somebody@example.org", Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  @TempDir Path temporary;
  private final MemoryBlobs blobs = new MemoryBlobs("internal");
  private Path host;
  private int unpacked;

  @BeforeEach
  void makeHost() throws IOException {
    host = Files.createDirectory(temporary.resolve("host"));
  }

  @Test
  void checksOutTheDefaultBranch() throws Exception {
    RevCommit commit = repository("org/repo", "hello.txt", "hello");

    Checkout checkout = checkout("org/repo", null);

    assertThat(checkout.commit()).isEqualTo(commit.name());
    Path tree = unpack(checkout);
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
    RevCommit first = repository("org/repo", "hello.txt", "first");
    try (Git git = Git.open(host.resolve("org/repo").toFile())) {
      git.tag().setName("v1").setAnnotated(true).setTagger(SOMEBODY).setMessage("one").call();
      git.checkout().setCreateBranch(true).setName("feature/x").call();
    }
    RevCommit second = commit("org/repo", "hello.txt", "second");

    assertThat(checkout("org/repo", "v1").commit()).isEqualTo(first.name());
    assertThat(checkout("org/repo", "feature/x").commit()).isEqualTo(second.name());
    Checkout older = checkout("org/repo", first.name());
    assertThat(unpack(older).resolve("hello.txt")).hasContent("first");
  }

  @Test
  void findsARepositoryThatIsCalledWithGit() throws Exception {
    repository("org/bare.git", "hello.txt", "hello");

    assertThat(checkout("org/bare", null).commit()).isNotNull();
  }

  @Test
  void twoCheckoutsOfACommitAreOneArchive() throws Exception {
    repository("org/repo", "hello.txt", "hello");

    assertThat(checkout("org/repo", null)).isEqualTo(checkout("org/repo", null));
    assertThat(blobs.list("sources/")).hasSize(1);
  }

  @Test
  void bringsSubmodules() throws Exception {
    repository("org/library", "library.txt", "library");
    repository("org/repo", "hello.txt", "hello");
    addSubmodule("org/repo", "../library", "lib/one");

    Path tree = unpack(checkout("org/repo", null));

    assertThat(tree.resolve("lib/one/library.txt")).hasContent("library");
    try (Repository submodule = Git.open(tree.resolve("lib/one").toFile()).getRepository()) {
      assertThat(submodule.resolve("HEAD")).isNotNull();
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    repository("org/repo", "hello.txt", "hello");

    assertThatThrownBy(() -> checkout("org/none", "main"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no repository org/none");
    assertThatThrownBy(() -> checkout("org/repo", "nobranch"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no branch or tag nobranch");
    assertThatThrownBy(() -> checkout("org/repo", "1".repeat(40)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no commit 1111");
    assertThatThrownBy(() -> checkout("../repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("form org/repo");
  }

  @Test
  void isEmptyWithoutARepositoryIfThatIsAllowed() throws Exception {
    Checkout empty = checkout("org/none", null);

    assertThat(empty.commit()).isNull();
    assertThat(unpack(empty)).isEmptyDirectory();
    assertThatThrownBy(() -> checkout(EmptyCheckout.NEVER, "org/none", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no repository org/none");
  }

  private Checkout checkout(String repository, @Nullable String commit) {
    return checkout(EmptyCheckout.IF_MISSING, repository, commit);
  }

  private Checkout checkout(EmptyCheckout empty, String repository, @Nullable String commit) {
    EngineSettings.Git settings = new EngineSettings.Git("file://" + host, empty);
    return new SourceCheckout(settings, blobs, temporary.resolve("scratch"))
        .make(repository, commit, Optional.of("token"));
  }

  private Path unpack(Checkout checkout) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("unpacked-" + unpacked++));
    try (InputStream archive = blobs.open(blobs.key(checkout.uri()))) {
      SourceUnpacker.unpack(archive, folder);
    }
    return folder;
  }

  private RevCommit repository(String name, String file, String text) throws Exception {
    Path folder = Files.createDirectories(host.resolve(name));
    Git.init().setDirectory(folder.toFile()).call().close();
    Path script = Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("link"), Path.of("hello.txt"));
    return commit(name, file, text);
  }

  private RevCommit commit(String name, String file, String text) throws Exception {
    Files.writeString(host.resolve(name).resolve(file), text);
    try (Git git = Git.open(host.resolve(name).toFile())) {
      git.add().addFilepattern(".").call();
      return git.commit()
          .setMessage(text)
          .setAuthor(SOMEBODY)
          .setCommitter(SOMEBODY)
          .setSign(false)
          .call();
    }
  }

  private void addSubmodule(String name, String url, String path) throws Exception {
    Path folder = host.resolve(name);
    try (Git git = Git.open(folder.toFile())) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString("remote", "origin", "url", "file://" + folder);
      config.save();
      git.submoduleAdd().setURI(url).setPath(path).call().close();
      assertThat(SubmoduleWalk.containsGitModulesFile(git.getRepository())).isTrue();
      git.commit()
          .setMessage("add")
          .setAuthor(SOMEBODY)
          .setCommitter(SOMEBODY)
          .setSign(false)
          .call();
    }
  }
}
