package dev.exesys.asl.json;

import dev.exesys.asl.StateMachine;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes state machine definitions as JSON. Equal definitions produce equal texts: fields have a
 * fixed order, states keep the order of their map, and default values are omitted.
 */
public final class AslWriter {
  static final ObjectWriter COMPACT = JsonMapper.builder().build().writer();
  private static final ObjectWriter PRETTY = COMPACT.with(printer());

  private AslWriter() {}

  /** Returns the definition without white space, as it is sent to Step Functions. */
  public static String write(StateMachine machine) {
    return new String(writeBytes(machine), StandardCharsets.UTF_8);
  }

  /** Returns the definition without white space in UTF-8. This is faster than {@link #write}. */
  public static byte[] writeBytes(StateMachine machine) {
    ByteArrayBuilder text = new ByteArrayBuilder();
    try (JsonGenerator json = COMPACT.createGenerator(text)) {
      write(machine, json, RetryWriter.compact(json));
    }
    return text.toByteArray();
  }

  /** Returns the definition indented by two spaces, with a line feed at the end. */
  public static String writePretty(StateMachine machine) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PRETTY.createGenerator(text)) {
      write(machine, json, RetryWriter.pretty(json));
    }
    return text + "\n";
  }

  private static void write(StateMachine machine, JsonGenerator json, RetryWriter retries) {
    json.writeStartObject();
    CommonFieldsWriter.optional(json, "Comment", machine.comment());
    CommonFieldsWriter.optional(json, "Version", machine.version());
    if (machine.timeoutSeconds() != null) {
      json.writeNumberProperty("TimeoutSeconds", machine.timeoutSeconds());
    }
    new StateWriter(json, retries).states(machine.top());
    json.writeEndObject();
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
