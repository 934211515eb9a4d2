package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A recorded session of {@code docs/terminal}. Ids, times and paths are replaced by fixed ones.
 * With {@code -Dexesys.refresh=true} the file is written instead of compared.
 */
final class TerminalRecording {
  private static final Path FOLDER = Path.of("..", "docs", "terminal");
  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TRACE_ID = Pattern.compile("tester:[0-9a-f]{8}-exec");

  private TerminalRecording() {}

  /** Compares a session with the recorded one. */
  static void assertRecorded(String name, String session) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    String text = normalized(session);
    if (Boolean.getBoolean("exesys.refresh")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(comparable(text))
        .as("%s is recorded: refresh it with -Dexesys.refresh=true", file)
        .isEqualTo(comparable(Files.readString(file)));
  }

  private static String normalized(String session) {
    String text = RUN_ID.matcher(session).replaceAll("0b5e02bb-6c1f-4f0e-9d3a-2f6f1c8a9e10");
    return TRACE_ID
        .matcher(text)
        .replaceAll("ada:5f3c9a1e-exec")
        .replaceAll("(?m)^[0-9]{2}:[0-9]{2}:[0-9]{2}  ", "10:15:30  ")
        .replaceAll("of run [0-9a-f]{8}", "of run 0b5e02bb")
        .replaceAll("exec-[0-9a-f]{32}", "exec-83ae22dfe00a3ce992d930bb350636eb")
        .replaceAll("[0-9]+\\.[0-9] s", "0.4 s")
        .replaceAll("(s3://)[^/\"]+", "$1exesys-done")
        .replaceAll("\"trace_id\":\"[0-9a-f]{8}\"", "\"trace_id\":\"5f3c9a1e\"");
  }

  /** An order that runs for a short time may start and end between two polls of the display. */
  private static String comparable(String text) {
    return text.lines()
        .filter(line -> !line.contains("  running  ") && !line.contains("\"running\""))
        .collect(Collectors.joining("\n"));
  }
}
