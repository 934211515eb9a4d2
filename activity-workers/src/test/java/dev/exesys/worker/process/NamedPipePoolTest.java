package dev.exesys.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

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
  private final NamedPipePool stock = new NamedPipePool();

  @Test
  void aWorkerOfOneOrderLeavesNothingBehind() throws Exception {
    assertThat(passed("one")).isEqualTo("one");

    assertThat(entries()).isEmpty();
  }

  @Test
  void eachOrderOfManyHasAPipeOfItsOwn() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(passed("order " + i)).isEqualTo("order " + i);
    }

    assertThat(entries()).hasSize(1).allMatch(Files::isDirectory);
  }

  @Test
  void goesOnAfterSomebodyTidiedUp() throws Exception {
    passed("one");
    passed("two");
    for (Path entry : entries()) {
      Workspace.remove(entry);
    }

    assertThat(passed("three")).isEqualTo("three");
    assertThat(passed("four")).isEqualTo("four");
  }

  /** What comes out of a new order's pipe when that text goes in. */
  private String passed(String text) throws IOException, InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (Workspace workspace = Workspace.create(folder);
        OutputPipe pipe = OutputPipe.open(stock, workspace.root().resolve("output"), output)) {
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
