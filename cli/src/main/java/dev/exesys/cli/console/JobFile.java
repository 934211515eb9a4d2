package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * A job as a user wrote it.
 *
 * @param text what stands in the file, which is what is submitted
 * @param document the same, read
 */
public record JobFile(String text, JsonNode document) {
  /**
   * Reads a job from a file, or from {@code input} if the name is {@code -}.
   *
   * @throws CommandFailed (refused) if there is no such file or it is no JSON, saying where
   */
  public static JobFile read(String name, InputStream input) {
    byte[] bytes = InputFile.read(name, input);
    try {
      JsonNode document = Json.mapper().readTree(bytes);
      if (!document.isObject()) {
        throw CommandFailed.refused(name + ": a job is a JSON object");
      }
      return new JobFile(new String(bytes, StandardCharsets.UTF_8), document);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw CommandFailed.refused(name + where + ": not JSON: " + e.getOriginalMessage());
    }
  }
}
