package dev.exesys.asl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes machines as JSON. Equal machines give equal texts: members have a fixed order, states have
 * that of their map, defaults are left out.
 */
public final class AslWriter {
  private static final ObjectWriter COMPACT = JsonMapper.builder().build().writer();
  private static final ObjectWriter PRETTY = COMPACT.with(printer());

  private AslWriter() {}

  /** Without white space, as it is handed to the service. */
  public static String write(StateMachine machine) {
    return new String(writeBytes(machine), StandardCharsets.UTF_8);
  }

  /** The same in UTF-8, which is quicker. */
  public static byte[] writeBytes(StateMachine machine) {
    return write(machine, COMPACT);
  }

  /** Indented by two spaces and with a line feed at the end, for people. */
  public static String writePretty(StateMachine machine) {
    return new String(write(machine, PRETTY), StandardCharsets.UTF_8) + "\n";
  }

  private static byte[] write(StateMachine machine, ObjectWriter writer) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = writer.createGenerator(text)) {
      json.writeStartObject();
      optional(json, "Comment", machine.comment());
      optional(json, "Version", machine.version());
      if (machine.timeoutSeconds() != null) {
        json.writeNumberProperty("TimeoutSeconds", machine.timeoutSeconds());
      }
      states(json, machine.top());
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  static void branch(JsonGenerator json, Branch branch) {
    json.writeStartObject();
    optional(json, "Comment", branch.comment());
    states(json, branch);
    json.writeEndObject();
  }

  private static void states(JsonGenerator json, Branch branch) {
    json.writeStringProperty("StartAt", branch.startAt());
    json.writeObjectPropertyStart("States");
    for (Map.Entry<String, State> entry : branch.states().entrySet()) {
      json.writeName(entry.getKey());
      StateWriter.write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  static void optional(JsonGenerator json, String member, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(member, value);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
