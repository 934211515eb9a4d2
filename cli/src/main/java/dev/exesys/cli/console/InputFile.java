package dev.exesys.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that are named on the command line. */
public final class InputFile {
  private InputFile() {}

  /**
   * Returns the content of a file, or of {@code input} if the name is {@code -}.
   *
   * @throws CommandException (refused) if the file does not exist or cannot be read
   */
  public static byte[] read(String name, InputStream input) {
    try {
      return name.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException e) {
      throw CommandException.refused(name + ": file not found");
    } catch (IOException e) {
      throw CommandException.refused(name + ": could not be read: " + e.getMessage());
    }
  }
}
