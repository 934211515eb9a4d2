package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * A job's file.
 *
 * @param text the content, which is submitted unchanged
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
      JsonNode document = Json.mapper().readTree(bytes);
      if (!document.isObject()) {
        throw CommandException.refused(name + ": a job must be a JSON object");
      }
      return new JobFile(new String(bytes, StandardCharsets.UTF_8), document);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String position =
          location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
      throw CommandException.refused(name + position + ": not JSON: " + e.getOriginalMessage());
    }
  }
}
