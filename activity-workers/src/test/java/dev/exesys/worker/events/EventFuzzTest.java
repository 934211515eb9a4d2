package dev.exesys.worker.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.secrets.Masker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file becomes exactly one event, whatever it contains. */
class EventFuzzTest {
  private static final int FILES = 10_000;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\"a\":",
    "\"\":",
    "1e400",
    "-0",
    "1e99999999999",
    "1E-99999999999",
    "0.1",
    "00",
    "null",
    "true",
    "NaN",
    "\"event_type\":\"x\"",
    "\"status\":3",
    "\"event_type\":\"failed\"",
    "\\ud800",
    "\u0000",
    "\ufeff",
    "ü",
    "😀",
    " ",
    "\n",
    "//c",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":{\"a\":"
  };

  @TempDir Path folder;

  @Test
  void makesOneEventOfEachFile() throws IOException {
    Random random = new Random(13);
    EventsDirectory directory =
        new EventsDirectory(folder, () -> new Masker(List.of("long-secret")));
    JsonMasker masker =
        new JsonMasker(new Masker(List.of()), new Masker(List.of("long-secret", "1e400")));
    List<CommandEvent> events = new ArrayList<>();
    for (int number = 0; number < FILES; number++) {
      Files.write(folder.resolve("f" + number + ".json"), content(random));
      if (number % 2000 == 1000) {
        events.addAll(directory.poll());
      }
    }
    events.addAll(directory.pollFinal());

    assertThat(events).hasSize(FILES);
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.type()).isNotIn("failed").isNotBlank();
          assertThat(masker.mask(event).data().toString()).doesNotContain("long-secret");
        });
  }

  private static byte[] content(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"k\":" : "");
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    text.append(random.nextInt(3) == 0 ? "\"long-secret\"}" : "1}");
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
