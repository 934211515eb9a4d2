package dev.exesys.asl.json;

import dev.exesys.asl.Retrier;
import java.io.StringWriter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Writes the retriers of states. They account for a third of a compiled definition and few of them
 * differ, so the compact writer serializes each list once.
 */
final class RetryWriter {
  private final JsonGenerator json;
  private final @Nullable Map<List<Retrier>, SerializableString> serialized;

  private RetryWriter(
      JsonGenerator json, @Nullable Map<List<Retrier>, SerializableString> serialized) {
    this.json = json;
    this.serialized = serialized;
  }

  /** Returns a writer for a generator without white space. */
  static RetryWriter compact(JsonGenerator json) {
    return new RetryWriter(json, new IdentityHashMap<>());
  }

  /** Returns a writer for a generator that indents according to the nesting depth. */
  static RetryWriter pretty(JsonGenerator json) {
    return new RetryWriter(json, null);
  }

  void write(List<Retrier> retriers) {
    if (retriers.isEmpty()) {
      return;
    }
    json.writeName("Retry");
    if (serialized == null) {
      array(json, retriers);
    } else {
      json.writeRawValue(serialized.computeIfAbsent(retriers, RetryWriter::serialize));
    }
  }

  private static SerializableString serialize(List<Retrier> retriers) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = AslWriter.COMPACT.createGenerator(text)) {
      array(json, retriers);
    }
    return new SerializedString(text.toString());
  }

  private static void array(JsonGenerator json, List<Retrier> retriers) {
    json.writeStartArray();
    retriers.forEach(retrier -> object(json, retrier));
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, Retrier retrier) {
    json.writeStartObject();
    CommonFieldsWriter.optional(json, "Comment", retrier.comment());
    CommonFieldsWriter.names(json, retrier.errorEquals());
    if (retrier.intervalSeconds() != Retrier.DEFAULT_INTERVAL_SECONDS) {
      json.writeNumberProperty("IntervalSeconds", retrier.intervalSeconds());
    }
    if (retrier.maxAttempts() != Retrier.DEFAULT_MAX_ATTEMPTS) {
      json.writeNumberProperty("MaxAttempts", retrier.maxAttempts());
    }
    if (retrier.backoffRate() != Retrier.DEFAULT_BACKOFF_RATE) {
      json.writeNumberProperty("BackoffRate", retrier.backoffRate());
    }
    if (retrier.maxDelaySeconds() != null) {
      json.writeNumberProperty("MaxDelaySeconds", retrier.maxDelaySeconds());
    }
    if (retrier.fullJitter()) {
      json.writeStringProperty("JitterStrategy", "FULL");
    }
    json.writeEndObject();
  }
}
