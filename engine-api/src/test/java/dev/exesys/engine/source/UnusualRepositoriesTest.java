package dev.exesys.engine.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories with what JGit does not support or git treats specially. */
class UnusualRepositoriesTest {
  @TempDir Path temporary;
  private TestRepositories host;
  private TestCheckouts checkouts;

  @BeforeEach
  void createHost() throws IOException {
    host = new TestRepositories(temporary.resolve("host"));
    checkouts =
        new TestCheckouts(
            new EngineSettings.Git("file://" + host.folder(), "", "", EmptyCheckout.NEVER),
            temporary.resolve("scratch"));
  }

  @Test
  void skipsSubmodulesThatAreNotUpdated() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    RevCommit library = host.create("org/library", "library.txt", "library");
    host.addSubmodule("org/repo", "https://nowhere.invalid/x", "lib/none", library);
    Path modules = host.of("org/repo").resolve(".gitmodules");
    Files.writeString(modules, Files.readString(modules) + "\tupdate = none\n");
    git(host.of("org/repo"), "add", ".gitmodules");
    git(host.of("org/repo"), "commit", "-qm", "do not update");

    Path tree = checkouts.tree("org/repo", null);

    assertThat(tree.resolve("lib/none")).isEmptyDirectory();
    assertThat(git(tree, "status", "--porcelain")).isEmpty();
  }

  @Test
  void namesASubmoduleWithoutAUrl() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    RevCommit library = host.create("org/library", "library.txt", "library");
    host.addSubmodule("org/repo", "../library", "vendor/lib", library);
    git(host.of("org/repo"), "rm", "-q", "--cached", ".gitmodules");
    git(host.of("org/repo"), "commit", "-qm", "remove .gitmodules");

    assertThatThrownBy(() -> checkouts.make("org/repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("submodule vendor/lib has no URL");
  }

  @Test
  void confinesSubmodulesToTheBaseDirectory() throws Exception {
    TestRepositories elsewhere = new TestRepositories(temporary.resolve("elsewhere"));
    RevCommit secret = elsewhere.create("org/secret", "secret.txt", "secret");
    Files.createSymbolicLink(host.folder().resolve("link"), elsewhere.folder());
    for (String url :
        List.of(
            "file://" + elsewhere.of("org/secret"),
            "../../../elsewhere/org/secret",
            "file://" + host.folder() + "/../elsewhere/org/secret",
            "file://" + host.folder() + "/link/org/secret",
            "file://" + host.folder() + "-other/secret")) {
      String name = "org/repo" + Integer.toUnsignedString(url.hashCode());
      host.create(name, "hello.txt", "hello");
      host.addSubmodule(name, url, "lib", secret);
      assertThatThrownBy(() -> checkouts.make(name, null))
          .as(url)
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("submodule lib cannot be fetched from ");
    }
  }

  @Test
  void writesFilesInTheirWorkingTreeEncoding() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    Path tree = host.of("org/repo");
    Files.writeString(
        tree.resolve(".gitattributes"),
        """
        *.ps1 text working-tree-encoding=UTF-16LE-BOM eol=crlf
        *.latin working-tree-encoding=ISO-8859-1
        *.utf16 working-tree-encoding=UTF-16
        """);
    byte[] script = ("\uFEFF" + "Write-Output 'grüße'\r\n").getBytes(UTF_16LE);
    byte[] latin = "grüße\n".getBytes(Charset.forName("ISO-8859-1"));
    Files.write(tree.resolve("run.ps1"), script);
    Files.write(tree.resolve("text.latin"), latin);
    Files.write(tree.resolve("text.utf16"), ("\uFEFF" + "ü\n").getBytes(UTF_16LE));
    git(tree, "add", ".");
    git(tree, "commit", "-qm", "encodings");

    Path unpacked = checkouts.tree("org/repo", null);

    assertThat(unpacked.resolve("run.ps1")).hasBinaryContent(script);
    assertThat(unpacked.resolve("text.latin")).hasBinaryContent(latin);
    assertThat(unpacked.resolve("text.utf16"))
        .hasBinaryContent(("\uFEFF" + "ü\n").getBytes(UTF_16LE));
    assertThat(git(unpacked, "status", "--porcelain")).isEmpty();
  }

  @Test
  void fetchesBranchesOfTheRemote() throws Exception {
    RevCommit commit = host.create("org/repo", "hello.txt", "hello");

    Path tree = checkouts.tree("org/repo", null);

    git(tree, "fetch", "-q", "origin", "main");
    assertThat(git(tree, "rev-parse", "origin/main")).isEqualTo(commit.name() + "\n");
  }

  /** JGit reads a name that is not UTF-8 as Latin-1, so it cannot have both files. */
  @Test
  void refusesTwoNamesThatAreOneToJGit() throws Exception {
    host.create("org/repo", "café.txt", "hello");
    Path tree = host.of("org/repo");
    Files.writeString(Path.of(URI.create(tree.toUri() + "caf%E9.txt")), "latin");
    git(tree, "add", ".");
    git(tree, "commit", "-qm", "names");

    assertThatThrownBy(() -> checkouts.make("org/repo", null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("café.txt");
  }

  @Test
  void keepsTheBytesOfFileNames() throws Exception {
    host.create("org/repo", "hello.txt", "hello");
    Path tree = host.of("org/repo");
    List<String> names =
        List.of("caf%E9.txt", "%FF%FE/%80", "Caf%C3%A9.txt", "a%20b%25", "%FF%FE/x");
    for (String name : names) {
      Path file = Path.of(URI.create(tree.toUri() + name));
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    git(tree, "add", ".");
    git(tree, "commit", "-qm", "names");

    Path unpacked = checkouts.tree("org/repo", null);

    for (String name : names) {
      assertThat(Path.of(URI.create(unpacked.toUri() + name))).as(name).hasContent(name);
    }
    assertThat(git(unpacked, "status", "--porcelain")).isEmpty();
  }

  /** Returns the output of the git program, without user or system configuration. */
  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=x", "-c", "user.email=x@example.org"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
