package dev.exesys.core.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The mask of permissions that new files do not get. It is part of the host's environment and must
 * not change what commands find or create.
 */
public final class Umask {
  /** The mask that commands run with. */
  public static final String STANDARD = "022";

  private static final boolean IS_STANDARD = standard(Path.of("/proc/self/status"));

  private Umask() {}

  /** Returns whether this process has the standard mask; false if that is unknown. */
  public static boolean isStandard() {
    return IS_STANDARD;
  }

  /** Sets the permissions of a new file or folder if the mask of this process has changed them. */
  public static void correct(Path file, String permissions) throws IOException {
    if (!IS_STANDARD) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  static boolean standard(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("Umask:"))
          .anyMatch(line -> Integer.parseInt(line.substring(6).strip(), 8) == 022);
    } catch (IOException | NumberFormatException e) {
      // Linux before 4.7, or another system.
      return false;
    }
  }
}
