package dev.exesys.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.source.GitHttpServer;
import dev.exesys.core.source.SourceException;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private repository over git's smart HTTP protocol. */
class HttpSourceTest {
  private static final String TOKEN = "ghs_correctHorseBattery";

  @TempDir Path temporary;
  private TestRepositories host;

  @BeforeEach
  void makeHost() throws Exception {
    host = new TestRepositories(temporary.resolve("host"));
  }

  @Test
  void theTokenOpensAPrivateRepository() throws Exception {
    RevCommit first = host.create("org/repo", "hello.txt", "first");
    RevCommit second = host.commit("org/repo", "hello.txt", "second");

    try (GitHttpServer server = GitHttpServer.plain(host.folder(), TOKEN)) {
      TestCheckouts checkouts = from(server).with(TOKEN);

      assertThat(checkouts.make("org/repo", null).commit()).isEqualTo(second.name());
      assertThat(checkouts.tree("org/repo", "main").resolve("hello.txt")).hasContent("second");
      // A commit that no branch points to, by its abbreviated digits.
      assertThat(checkouts.tree("org/repo", first.name()).resolve("hello.txt")).hasContent("first");
      String digits = first.name().substring(0, 8);
      assertThat(checkouts.make("org/repo", digits).commit()).isEqualTo(first.name());
      assertThat(server.requests()).noneMatch(request -> request.target().contains(TOKEN));
      assertThat(checkouts.tree("org/repo", null).resolve(".git/config"))
          .content()
          .contains(server.url() + "/org/repo")
          .doesNotContain(TOKEN);
    }
  }

  @Test
  void aWrongTokenOrNoneIsSaidToBeTheReason() throws Exception {
    host.create("org/repo", "hello.txt", "hello");

    try (GitHttpServer server = GitHttpServer.plain(host.folder(), TOKEN)) {
      assertThatThrownBy(() -> from(server).with("ghs_wrongToken").make("org/repo", null))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("the token at git_token_location does not grant access")
          .hasNoCause()
          .hasMessageNotContaining("ghs_wrongToken");
      assertThatThrownBy(() -> from(server).make("org/repo", null))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining(
              "the repository is not public, and there is no token at git_token_location");
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    host.create("org/repo", "hello.txt", "hello");

    try (GitHttpServer server = GitHttpServer.plain(host.folder(), TOKEN)) {
      TestCheckouts checkouts = from(server).with(TOKEN);

      assertThatThrownBy(() -> checkouts.make("org/none", null))
          .hasMessageContaining("repository org/none does not exist");
      assertThatThrownBy(() -> checkouts.make("org/repo", "1".repeat(40)))
          .hasMessageContaining("commit 1111");
      assertThatThrownBy(() -> checkouts.make("org/repo", "v9"))
          .hasMessageContaining("no branch, tag or commit v9");
    }
  }

  @Test
  void noOtherServerGetsTheToken() throws Exception {
    RevCommit library = host.create("org/library", "library.txt", "library");
    host.create("org/repo", "hello.txt", "hello");

    try (GitHttpServer server = GitHttpServer.plain(host.folder(), TOKEN);
        GitHttpServer stranger = GitHttpServer.plain(host.folder(), "whatever it says")) {
      TestCheckouts checkouts = from(server).with(TOKEN);
      host.addSubmodule("org/repo", stranger.url() + "/org/library", "lib", library);
      assertThatThrownBy(() -> checkouts.make("org/repo", null))
          .hasMessageContaining("submodule lib cannot be fetched from " + stranger.url());

      server.redirectTo(stranger.url());
      assertThatThrownBy(() -> checkouts.make("org/repo", null))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("redirects to another server: " + stranger.url());

      assertThat(stranger.requests()).isEmpty();
    }
  }

  @Test
  void submodulesOfTheSameHostComeByTheSameProtocol() throws Exception {
    RevCommit library = host.create("org/library", "library.txt", "library");
    host.create("org/repo", "hello.txt", "hello");
    host.addSubmodule("org/repo", "git@localhost:org/library", "lib/one", library);

    try (GitHttpServer server = GitHttpServer.plain(host.folder(), TOKEN)) {
      Path tree = from(server).with(TOKEN).tree("org/repo", null);

      assertThat(tree.resolve("lib/one/library.txt")).hasContent("library");
    }
  }

  private TestCheckouts from(GitHttpServer server) {
    return TestCheckouts.from(server.url(), temporary.resolve("scratch"));
  }
}
