package dev.exesys.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that a command line names. */
public final class InputFile {
  private InputFile() {}

  /**
   * The bytes of a file, or of {@code input} if the name is {@code -}.
   *
   * @throws CommandFailed (refused) if there is no such file or it cannot be read
   */
  public static byte[] read(String name, InputStream input) {
    try {
      return name.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException e) {
      throw CommandFailed.refused(name + ": no such file");
    } catch (IOException e) {
      throw CommandFailed.refused(name + ": cannot be read: " + e.getMessage());
    }
  }
}
