package dev.exesys.worker.events;

import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.Masker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The content of an event file at one point in time. */
final class EventFile {
  private static final String SUFFIX = ".json";
  private static final int MAX_QUOTE_CHARS = 200;

  /** Types and statuses are attributes of an item; longer ones are a mistake. */
  private static final int MAX_LABEL_CHARS = 1000;

  private final String name;
  private final byte[] content;

  EventFile(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  /**
   * Returns why the content is not an event; empty if it is one. A file that is still being written
   * is not an event.
   */
  Optional<String> problem() {
    try {
      JsonNode json = parse();
      if (json.isMissingNode()) {
        return Optional.of("the file is empty");
      }
      return json instanceof ObjectNode object
          ? labelProblem(object)
          : Optional.of("the JSON value must be an object, but is " + json.getNodeType());
    } catch (JacksonException e) {
      return Optional.of("the file is not JSON: " + describe(e));
    } catch (CharacterCodingException e) {
      return Optional.of("the file is not UTF-8");
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.of("a number of the file cannot be represented: " + e.getMessage());
    }
  }

  private static Optional<String> labelProblem(ObjectNode data) {
    for (String label : List.of("event_type", "status")) {
      if (data.path(label).isString()
          && data.path(label).stringValue().length() > MAX_LABEL_CHARS) {
        return Optional.of(label + " has more than " + MAX_LABEL_CHARS + " characters");
      }
    }
    return Optional.empty();
  }

  /** Returns the event. There must be no {@link #problem}. */
  CommandEvent event() {
    try {
      ObjectNode data = (ObjectNode) parse();
      String type = lift(data, "event_type").orElseGet(this::baseName);
      String status = lift(data, "status").orElse("info");
      return ReservedEventTypes.replace(new CommandEvent(type, status, data));
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(name + " is not an event", e);
    }
  }

  /** Returns the file with secrets masked. Must precede quoting, which may cut a secret in two. */
  EventFile masked(Masker masker) {
    ByteArrayOutputStream masked = new ByteArrayOutputStream(content.length);
    try (OutputStream stream = masker.stream(masked)) {
      stream.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("masking the event file failed", e);
    }
    return new EventFile(masker.mask(name), masked.toByteArray());
  }

  /** Returns an event that reports the file as malformed, with the start of its content. */
  CommandEvent malformed(String problem) {
    String text = new String(content, StandardCharsets.UTF_8);
    ObjectNode data =
        Json.object()
            .put("file", name)
            .put("error", problem)
            .put("content", text.substring(0, Math.min(text.length(), MAX_QUOTE_CHARS)));
    return new CommandEvent(CommandEvent.MALFORMED, "error", data);
  }

  private JsonNode parse() throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    return Json.parse(text);
  }

  private String baseName() {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Removes a field from the data and returns it, if it is a string that is not blank. */
  private static Optional<String> lift(ObjectNode data, String field) {
    JsonNode value = data.get(field);
    if (value == null || !value.isString() || value.asString().isBlank()) {
      return Optional.empty();
    }
    data.remove(field);
    return Optional.of(value.asString());
  }

  private static String describe(JacksonException e) {
    String message = e.getOriginalMessage();
    var location = e.getLocation();
    return location == null
        ? message
        : "%s (line %d, column %d)"
            .formatted(message, location.getLineNr(), location.getColumnNr());
  }
}
