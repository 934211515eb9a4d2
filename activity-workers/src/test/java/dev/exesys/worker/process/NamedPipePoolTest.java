package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.folders.FileTrees;
import dev.exesys.worker.order.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPipePoolTest {
  @TempDir Path folder;
  private final NamedPipePool pipes = new NamedPipePool();

  @Test
  void leavesNoFileAfterOneOrder() throws Exception {
    assertThat(passed("one")).isEqualTo("one");

    assertThat(entries()).isEmpty();
  }

  @Test
  void givesEachOrderAPipeOfItsOwn() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(passed("order " + i)).isEqualTo("order " + i);
    }

    assertThat(entries()).hasSize(1).allMatch(Files::isDirectory);
  }

  @Test
  void recoversFromDeletedSparePipes() throws Exception {
    passed("one");
    passed("two");
    for (Path entry : entries()) {
      FileTrees.remove(entry);
    }

    assertThat(passed("three")).isEqualTo("three");
    assertThat(passed("four")).isEqualTo("four");
  }

  /** Writes a text to the pipe of a new order and returns what is read from it. */
  private String passed(String text) throws IOException, InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (Workspace workspace = Workspace.create(folder);
        OutputPipe pipe = OutputPipe.open(pipes, workspace.root().resolve("output"), output)) {
      Files.writeString(pipe.path(), text);
      pipe.drain(Duration.ofSeconds(30));
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
