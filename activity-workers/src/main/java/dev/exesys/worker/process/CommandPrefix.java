package dev.exesys.worker.process;

import dev.exesys.core.folders.Umask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The programs that start {@code bash -c}, as far as they are installed.
 *
 * <p>{@code setsid} starts each command in its own session, so that a Ctrl-C meant for the engine
 * does not reach it, and no command can prompt on the engine's terminal.
 *
 * <p>{@code env --default-signal} resets an ignored SIGINT. A process that a script starts in the
 * background ignores SIGINT and passes that on to its children; a shell that inherits it can
 * neither be interrupted nor set a trap.
 *
 * <p>A shell sets the usual umask where this process has another.
 */
final class CommandPrefix {
  private static final int SIGINT = 2;

  private final List<String> prefix;

  CommandPrefix(List<String> prefix) {
    this.prefix = List.copyOf(prefix);
  }

  /** Returns the prefix for this machine and for the signals that this JVM ignores. */
  static CommandPrefix detect() {
    List<String> prefix = new ArrayList<>();
    if (ignoresInterrupt(Path.of("/proc/self/status"))
        && works("env", "--default-signal=INT", "true")) {
      prefix.addAll(List.of("env", "--default-signal=INT,QUIT"));
    }
    if (!Umask.isStandard()) {
      prefix.addAll(List.of("sh", "-c", "umask " + Umask.STANDARD + "; exec \"$@\"", "sh"));
    }
    if (isOnPath("setsid")) {
      prefix.add("setsid");
    }
    return new CommandPrefix(prefix);
  }

  List<String> commandLine(String command) {
    return bash(List.of("-c", command));
  }

  List<String> bash(List<String> arguments) {
    List<String> line = new ArrayList<>(prefix);
    line.add("bash");
    line.addAll(arguments);
    return line;
  }

  private static boolean ignoresInterrupt(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> (SIGINT - 1) & 1) == 1);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean works(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isOnPath(String program) {
    Map<String, String> environment = System.getenv();
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
  }
}
