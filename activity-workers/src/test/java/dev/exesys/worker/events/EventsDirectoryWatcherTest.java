package dev.exesys.worker.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.secrets.Masker;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsDirectoryWatcherTest {
  @TempDir Path folder;

  private final List<String> recorded = Collections.synchronizedList(new ArrayList<>());

  /** The table refuses one event for good; its place in the order must not block the others. */
  @Test
  void recordsOtherEventsWhileOneIsRefused() throws IOException {
    String losses =
        watch(event -> {
          if (event.type().startsWith("refused")) {
            throw new StoreException("refused", new IllegalStateException());
          }
          recorded.add(event.type());
        });

    assertThat(recorded).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(losses).isEqualTo("1 events of this order could not be recorded");
  }

  @Test
  void survivesAFailureThatIsNotTheStores() throws IOException {
    String losses =
        watch(event -> {
          if (event.type().equals("a")) {
            throw new IllegalStateException("a fault of the worker");
          }
          recorded.add(event.type());
        });

    assertThat(recorded).containsExactlyInAnyOrder("b", "c", "refused");
    assertThat(losses).startsWith("1 events");
  }

  @Test
  void recordsAfterAnOutage() throws IOException {
    int[] failures = {4};
    String losses =
        watch(event -> {
          if (failures[0]-- > 0) {
            throw new StoreException("not reachable", new IllegalStateException());
          }
          recorded.add(event.type());
        });

    assertThat(recorded).containsExactlyInAnyOrder("a", "b", "c", "refused");
    assertThat(losses).isEmpty();
  }

  private String watch(Consumer<CommandEvent> sink) throws IOException {
    for (String name : List.of("a", "b", "c", "refused")) {
      Files.writeString(folder.resolve(name + ".json"), "{}");
    }
    EventsDirectory directory = new EventsDirectory(folder, () -> new Masker(List.of()));
    EventsDirectoryWatcher watcher =
        new EventsDirectoryWatcher(directory, sink, Duration.ofMillis(1));
    watcher.start();
    watcher.close();
    return watcher.losses();
  }
}
