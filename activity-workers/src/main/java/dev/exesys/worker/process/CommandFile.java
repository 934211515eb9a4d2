package dev.exesys.worker.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Passes a command and its environment to bash in a file.
 *
 * <p>Java encodes arguments and variables in the character set of the locale in which the JVM was
 * started, and replaces what it does not contain by question marks. The launchers select a UTF-8
 * locale; a JVM that was started in another way passes its bytes in a file.
 */
final class CommandFile {
  /** Reads the variables and, after an empty one, the command, each followed by a null byte. */
  private static final String SCRIPT =
      """
      exec 3< "$1" || exit 126
      rm -f "$1"
      variables=()
      while IFS= read -r -d '' -u 3 variable && [ -n "$variable" ]; do variables+=("$variable"); done
      IFS= read -r -d '' -u 3 command
      exec 3<&-
      exec env -i "${variables[@]}" bash -c "$command"
      """;

  private CommandFile() {}

  /** Returns whether the JVM passes these strings unchanged. */
  static boolean isNeeded(Charset platform, String command, Map<String, String> environment) {
    if (platform.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    CharsetEncoder encoder = platform.newEncoder();
    return !encoder.canEncode(command)
        || !environment.entrySet().stream()
            .allMatch(e -> encoder.canEncode(e.getKey()) && encoder.canEncode(e.getValue()));
  }

  /** Returns the character set in which the JVM encodes arguments and variables. */
  static Charset platform() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /**
   * Writes the file, which is readable by its owner only and which the shell deletes at once.
   *
   * @return the arguments of {@code bash}
   */
  static List<String> write(Path file, String command, Map<String, String> environment)
      throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    environment.forEach((name, value) -> append(content, name + "=" + value));
    append(content, "");
    append(content, command);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content.toByteArray());
    return List.of("-c", SCRIPT, "bash", file.toString());
  }

  private static void append(ByteArrayOutputStream content, String text) {
    content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    content.write(0);
  }
}
