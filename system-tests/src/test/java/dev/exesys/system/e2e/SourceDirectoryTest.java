package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code exesys run --source}, and the warning about a repository that does not exist. */
@ExtendWith(StackUnderTest.Shared.class)
class SourceDirectoryTest {
  @TempDir Path folder;
  private final CommandLineProbe probe = new CommandLineProbe();
  private Path job = Path.of("");

  @BeforeEach
  void useTheStack(StackUnderTest stack) throws IOException {
    probe.environment(stack.connection().settings());
    job =
        Files.writeString(
            Files.createDirectory(folder.resolve("jobs")).resolve("job.json"),
            new JobBuilder().order("look", "cat note; ./script.sh; ls -A").text());
  }

  @Test
  void theOrdersGetTheDirectoryAsItIs() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("note"), "not committed\n");
    Files.writeString(tree.resolve("script.sh"), "#!/bin/sh\necho runs\n");
    assertThat(tree.resolve("script.sh").toFile().setExecutable(true)).isTrue();
    Files.writeString(tree.resolve(".gitignore"), "*\n");
    Files.createSymbolicLink(tree.resolve("link"), Path.of("note"));
    Path data = Files.createDirectory(tree.resolve(".exesys"));
    Files.writeString(data.resolve("key"), "secret\n");

    int status =
        probe.run(
            "run",
            job.toString(),
            "--source",
            tree.toString(),
            "--data-dir",
            data.toString(),
            "--logs",
            "all");

    assertThat(status).as(probe.err()).isZero();
    assertThat(probe.err())
        .contains(
            """
            look | not committed
            look | runs
            look | .gitignore
            look | link
            look | note
            look | script.sh
            """)
        .doesNotContain("warning:", "key");
  }

  @Test
  void aMissingRepositoryIsReported() {
    assertThat(probe.run("run", job.toString())).isZero();
    assertThat(probe.err())
        .contains("warning: there is no repository test/nowhere under file:")
        .contains("the orders get an empty checkout");
  }

  @Test
  void aMissingDirectoryIsRefused() {
    assertThat(probe.run("run", job.toString(), "--source", "nowhere")).isEqualTo(3);
    assertThat(probe.err()).isEqualTo("exesys: --source nowhere: not a directory\n");
  }
}
