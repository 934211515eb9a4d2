package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what several kinds of states have in common; defaults are left out. */
final class PartWriter {
  private PartWriter() {}

  static void io(JsonGenerator json, Io io) {
    path(json, "InputPath", io.inputPath());
    StateWriter.tree(json, "Parameters", io.parameters());
    StateWriter.tree(json, "ResultSelector", io.resultSelector());
    path(json, "ResultPath", io.resultPath());
    path(json, "OutputPath", io.outputPath());
  }

  static void path(JsonGenerator json, String member, DataPath path) {
    if (path.isDiscard()) {
      json.writeNullProperty(member);
    } else if (!path.isWhole()) {
      json.writeStringProperty(member, path.expression());
    }
  }

  static void limit(JsonGenerator json, String what, @Nullable Limit limit) {
    switch (limit) {
      case null -> {}
      case Limit.Seconds(long seconds) -> json.writeNumberProperty(what + "Seconds", seconds);
      case Limit.SecondsPath(String path) -> json.writeStringProperty(what + "SecondsPath", path);
    }
  }

  static void transition(JsonGenerator json, Transition then) {
    switch (then) {
      case Transition.Next(String state) -> json.writeStringProperty("Next", state);
      case Transition.End() -> json.writeBooleanProperty("End", true);
    }
  }

  static void onError(JsonGenerator json, OnError onError) {
    if (!onError.retriers().isEmpty()) {
      json.writeArrayPropertyStart("Retry");
      onError.retriers().forEach(retrier -> retrier(json, retrier));
      json.writeEndArray();
    }
    if (!onError.catchers().isEmpty()) {
      json.writeArrayPropertyStart("Catch");
      onError.catchers().forEach(catcher -> catcher(json, catcher));
      json.writeEndArray();
    }
  }

  private static void retrier(JsonGenerator json, Retrier retrier) {
    json.writeStartObject();
    AslWriter.optional(json, "Comment", retrier.comment());
    names(json, retrier.errorEquals());
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

  private static void catcher(JsonGenerator json, Catcher catcher) {
    json.writeStartObject();
    AslWriter.optional(json, "Comment", catcher.comment());
    names(json, catcher.errorEquals());
    path(json, "ResultPath", catcher.resultPath());
    json.writeStringProperty("Next", catcher.next());
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, List<String> names) {
    json.writeArrayPropertyStart("ErrorEquals");
    names.forEach(json::writeString);
    json.writeEndArray();
  }
}
