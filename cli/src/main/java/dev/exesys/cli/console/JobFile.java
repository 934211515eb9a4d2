package dev.exesys.cli.console;

import dev.exesys.cli.yaml.YamlDocument;
import dev.exesys.cli.yaml.YamlException;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Utf8Text;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job's file: JSON, in which comments are allowed, or YAML if its name ends in {@code .yaml} or
 * {@code .yml}, or if standard input does not begin with a brace.
 *
 * @param name the file's name
 * @param text the job as JSON, which is submitted
 * @param document the parsed content
 * @param positions finds the place of a value in the file
 */
public record JobFile(String name, String text, JsonNode document, Positions positions) {

  /** Finds the place of a value, or of the nearest value around it. */
  interface Positions {
    /** Returns the place as {@code LINE:COLUMN}; empty if it is not known. */
    Optional<String> of(JsonPointer pointer);
  }

  /**
   * Reads a job from a file, or from {@code input} if the name is {@code -}.
   *
   * @throws CommandException (refused) if the file does not exist or is neither JSON nor YAML
   */
  public static JobFile read(String name, InputStream input) {
    String text = text(name, input);
    JobFile file = isYaml(name, text) ? yaml(name, text) : json(name, text);
    if (!file.document().isObject()) {
      throw CommandException.refused(name + ": a job must be an object");
    }
    return file;
  }

  private static String text(String name, InputStream input) {
    try {
      return Utf8Text.decode(InputFile.read(name, input));
    } catch (CharacterCodingException e) {
      throw CommandException.refused(name + ": not UTF-8 text: save the file as UTF-8");
    }
  }

  private static boolean isYaml(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    String start = text.stripLeading();
    return lower.endsWith(".yaml")
        || lower.endsWith(".yml")
        || (name.equals("-")
            && !start.isEmpty()
            && !start.startsWith("{")
            && !start.startsWith("/"));
  }

  private static JobFile yaml(String name, String text) {
    try {
      YamlDocument document = YamlDocument.parse(text);
      return new JobFile(
          name,
          Json.text(document.root()),
          document.root(),
          pointer -> document.position(pointer).map(p -> p.line() + ":" + p.column()));
    } catch (YamlException e) {
      throw CommandException.refused(name + ": not YAML: " + e.getMessage());
    }
  }

  private static JobFile json(String name, String text) {
    try {
      JsonNode document = parse(text);
      return new JobFile(
          name,
          hasComments(text) ? Json.text(document) : text,
          document,
          pointer -> JsonPositions.of(text).find(pointer));
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String position =
          location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
      throw CommandException.refused(name + position + ": not JSON: " + e.getOriginalMessage());
    }
  }

  /** Comments are not part of a payload, so a file with comments is submitted without them. */
  private static boolean hasComments(String text) {
    return text.contains("//") || text.contains("/*");
  }

  private static JsonNode parse(String text) {
    return hasComments(text) ? JsonPositions.MAPPER.readTree(text) : Json.parse(text);
  }

  /** Returns the same job with another value of one of its fields. */
  public JobFile with(String field, String value) {
    ObjectNode changed = ((ObjectNode) document).deepCopy().put(field, value);
    return new JobFile(name, Json.text(changed), changed, positions);
  }

  /** Returns a problem as one line: file, line and column, JSON Pointer, message and code. */
  public String line(Diagnostic diagnostic) {
    return place(diagnostic.pointer()).map(place -> name + ":" + place + ": ").orElse(name + ": ")
        + diagnostic.line();
  }

  /** Returns a line that begins with a JSON Pointer with the place of the value before it. */
  public String line(String problem) {
    int end = problem.indexOf(": ");
    return problem.startsWith("/") && end > 0
        ? place(problem.substring(0, end)).map(place -> name + ":" + place + ": ").orElse("")
            + problem
        : problem;
  }

  /** Returns the place of a value as {@code LINE:COLUMN}; empty if it is not known. */
  public Optional<String> place(String pointer) {
    try {
      return positions.of(JsonPointer.compile(pointer));
    } catch (IllegalArgumentException e) {
      // The engine's message does not begin with a pointer.
      return Optional.empty();
    }
  }
}
