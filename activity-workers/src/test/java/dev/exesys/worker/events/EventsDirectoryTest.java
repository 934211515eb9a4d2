package dev.exesys.worker.events;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.Masker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class EventsDirectoryTest {
  @TempDir Path folder;
  private EventsDirectory directory;

  @BeforeEach
  void prepare() {
    directory = new EventsDirectory(folder, () -> new Masker(List.of("long-secret-value")));
  }

  @Test
  void liftsTypeAndStatusAndNestsTheRest() throws IOException {
    write(
        "a.json",
        "{\"event_type\":\"tf_plan\",\"status\":\"success\",\"add\":3,\"x\":{\"y\":[1]}}");
    write("tfsec.json", "{\"event_type\":7,\"findings\":[]}");

    assertThat(directory.poll())
        .containsExactlyInAnyOrder(
            event("tf_plan", "success", "{\"add\":3,\"x\":{\"y\":[1]}}"),
            event("tfsec", "info", "{\"event_type\":7,\"findings\":[]}"));
    assertThat(directory.poll()).isEmpty();
  }

  @Test
  void waitsUntilAFileIsComplete() throws IOException {
    Path file = write("a.json", "{\"n\":");
    assertThat(directory.poll()).isEmpty();

    Files.writeString(file, "1}", APPEND);
    assertThat(directory.poll()).containsExactly(event("a", "info", "{\"n\":1}"));

    Files.writeString(file, "\n", APPEND);
    assertThat(directory.poll()).isEmpty();
    assertThat(directory.pollFinal()).isEmpty();
  }

  @Test
  void reportsARewrittenFileAsAnotherEvent() throws IOException {
    write("a.json", "{\"n\":1}");
    directory.poll();
    write("a.json", "{\"n\":2}");
    assertThat(directory.poll()).containsExactly(event("a", "info", "{\"n\":2}"));

    Files.setLastModifiedTime(write("a.json", "{\"n\":2}"), time(5));
    assertThat(directory.poll()).hasSize(1);
  }

  @Test
  void ordersEventsByModificationTime() throws IOException {
    Files.setLastModifiedTime(write("a.json", "{}"), time(3));
    Files.setLastModifiedTime(write("b.json", "{}"), time(1));
    Files.setLastModifiedTime(write("c.json", "{}"), time(2));

    assertThat(directory.poll()).extracting(CommandEvent::type).containsExactly("b", "c", "a");
  }

  @Test
  void reportsMalformedFilesAtTheEnd() throws IOException {
    write("half.json", "{\"a\":");
    write("list.json", "[1]");
    write("twice.json", "{\"a\":1,\"a\":2}");
    write("notes.txt", "no json");
    write("plan", "{\"ok\":true}");
    write("empty.json", "");
    write(".hidden", "x");
    assertThat(directory.poll()).isEmpty();

    List<CommandEvent> events = directory.pollFinal();

    assertThat(events)
        .filteredOn(e -> e.type().equals(CommandEvent.MALFORMED))
        .allMatch(e -> e.status().equals("error"))
        .extracting(e -> e.data().get("file").asString())
        .containsExactlyInAnyOrder(
            "half.json", "list.json", "twice.json", "notes.txt", "empty.json");
    assertThat(events).contains(event("plan", "info", "{\"ok\":true}"));
    assertThat(events.toString())
        .contains("the file is empty", "must be an object, but is ARRAY", "line 1");
  }

  @Test
  void masksSecretsInQuotedContentAndAtItsEnd() throws IOException {
    write("long-secret-value.json", "x".repeat(190) + "long-secret-value");

    assertThat(directory.pollFinal())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.data().path("file").asString()).isEqualTo("***.json");
          assertThat(event.data().toString()).doesNotContain("long");
        });
  }

  @Test
  void passesOnEventsWhileCommandsRun() throws Exception {
    BlockingQueue<CommandEvent> events = new LinkedBlockingQueue<>();
    try (EventsDirectoryWatcher watcher =
        new EventsDirectoryWatcher(directory, events::add, Duration.ofMillis(20))) {
      watcher.start();
      write("early.json", "{}");
      assertThat(events.poll(2, TimeUnit.SECONDS)).isEqualTo(event("early", "info", "{}"));
      write("late.json", "{}");
    }
    assertThat(events).containsExactly(event("late", "info", "{}"));
  }

  @Test
  void keepsEngineTypesFromCommands() throws IOException {
    write("succeeded.json", "{\"exit_code\":0}");
    write("x.json", "{\"event_type\":\"job_completed\",\"status\":\"succeeded\"}");

    assertThat(directory.poll())
        .containsExactlyInAnyOrder(
            event("order_event", "info", "{\"exit_code\":0,\"requested_type\":\"succeeded\"}"),
            event("order_event", "succeeded", "{\"requested_type\":\"job_completed\"}"));
  }

  @Test
  void reportsWhatIsNotAFileOnceAndDoesNotFollowLinks() throws Exception {
    Path outside = Files.createTempFile("outside", ".json");
    Files.writeString(outside, "{\"stolen\":true}");
    Files.createSymbolicLink(folder.resolve("link.json"), outside);
    Files.createSymbolicLink(folder.resolve("loop.json"), folder.resolve("loop.json"));
    Files.createDirectories(folder.resolve("sub.json/deeper"));
    write("sub.json/inner.json", "{}");
    assertThat(
            new ProcessBuilder("mkfifo", folder.resolve("pipe.json").toString()).start().waitFor())
        .isZero();

    assertThat(directory.poll()).isEmpty();

    List<CommandEvent> events = directory.pollFinal();
    assertThat(events)
        .allMatch(e -> e.type().equals(CommandEvent.MALFORMED))
        .extracting(e -> e.data().path("file").asString())
        .containsExactlyInAnyOrder("link.json", "loop.json", "sub.json", "pipe.json");
    assertThat(events.toString())
        .contains("a symbolic link is not read", "a folder in the events directory is not read")
        .doesNotContain("stolen");
    Files.delete(outside);
  }

  @Test
  void readsAFolderThatWasRemovedAndCreatedAgain() throws IOException {
    write("a.json", "{}");
    directory.poll();
    Files.delete(folder.resolve("a.json"));
    Files.delete(folder);
    assertThat(directory.poll()).isEmpty();
    Files.writeString(folder, "a file");
    assertThat(directory.poll()).isEmpty();
    Files.delete(folder);
    Files.createDirectory(folder);
    write("b.json", "{}");

    assertThat(directory.pollFinal()).containsExactly(event("b", "info", "{}"));
  }

  @Test
  void reportsNumbersAndNestingThatCannotBeRead() throws IOException {
    write("number.json", "{\"n\":1e99999999999}");
    write("deep.json", "{\"n\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
    write("label.json", "{\"status\":\"" + "s".repeat(5000) + "\"}");

    assertThat(directory.pollFinal())
        .hasSize(3)
        .allMatch(e -> e.type().equals(CommandEvent.MALFORMED));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static FileTime time(int seconds) {
    return FileTime.from(Instant.ofEpochSecond(1_000_000_000 + seconds));
  }

  private static CommandEvent event(String type, String status, String data) {
    return new CommandEvent(type, status, object(data));
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parse(json);
  }
}
