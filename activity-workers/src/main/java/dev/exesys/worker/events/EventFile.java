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
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in an event file at a moment. */
final class EventFile {
  private static final String SUFFIX = ".json";
  private static final int LONGEST_QUOTE = 200;

  private final String name;
  private final byte[] content;

  EventFile(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  /** Why it is no event yet, or empty if it is one. A file that is being written is none. */
  Optional<String> problem() {
    try {
      JsonNode json = parse();
      if (json.isMissingNode()) {
        return Optional.of("it is empty");
      }
      return json.isObject()
          ? Optional.empty()
          : Optional.of("its JSON value is no object but " + json.getNodeType());
    } catch (JacksonException e) {
      return Optional.of("it is not JSON: " + line(e));
    } catch (CharacterCodingException e) {
      return Optional.of("it is not UTF-8");
    }
  }

  /** The event; there must be no problem. */
  CommandEvent event() {
    try {
      ObjectNode data = (ObjectNode) parse();
      String type = lift(data, "event_type").orElseGet(this::baseName);
      String status = lift(data, "status").orElse("info");
      return new CommandEvent(type, status, data);
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(name + " is no event", e);
    }
  }

  /** The same file without secrets: before anything of it is quoted, or cut off in a secret. */
  EventFile masked(Masker masker) {
    ByteArrayOutputStream masked = new ByteArrayOutputStream(content.length);
    try (OutputStream stream = masker.stream(masked)) {
      stream.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new EventFile(masker.mask(name), masked.toByteArray());
  }

  /** Reports a file that never became an event, with enough of it to find the mistake. */
  CommandEvent malformed(String problem) {
    String text = new String(content, StandardCharsets.UTF_8);
    ObjectNode data =
        Json.object()
            .put("file", name)
            .put("error", problem)
            .put("content", text.substring(0, Math.min(text.length(), LONGEST_QUOTE)));
    return new CommandEvent(CommandEvent.MALFORMED, "error", data);
  }

  private JsonNode parse() throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    return Json.parse(text);
  }

  private String baseName() {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Only a text can be lifted; anything else stays where it is. */
  private static Optional<String> lift(ObjectNode data, String field) {
    JsonNode value = data.get(field);
    if (value == null || !value.isString() || value.asString().isBlank()) {
      return Optional.empty();
    }
    data.remove(field);
    return Optional.of(value.asString());
  }

  private static String line(JacksonException e) {
    String message = e.getOriginalMessage();
    var place = e.getLocation();
    return place == null
        ? message
        : "%s (line %d, column %d)".formatted(message, place.getLineNr(), place.getColumnNr());
  }
}
