package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Utf8Text;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * A job's file.
 *
 * @param text the content without a byte order mark, which is submitted unchanged
 * @param document the parsed content
 */
public record JobFile(String text, JsonNode document) {
  /**
   * Reads a job from a file, or from {@code input} if the name is {@code -}.
   *
   * @throws CommandException (refused) if the file does not exist or is not a JSON object
   */
  public static JobFile read(String name, InputStream input) {
    byte[] bytes = InputFile.read(name, input);
    try {
      String text = Utf8Text.decode(bytes);
      JsonNode document = Json.parse(text);
      if (!document.isObject()) {
        throw CommandException.refused(name + ": a job must be a JSON object");
      }
      return new JobFile(text, document);
    } catch (CharacterCodingException e) {
      throw CommandException.refused(name + ": not UTF-8 text: save the file as UTF-8");
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String position =
          location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
      throw CommandException.refused(name + position + ": not JSON: " + e.getOriginalMessage());
    }
  }
}
