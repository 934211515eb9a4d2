package dev.exesys.asl.json;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Retrier;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Transition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields that several types of states share. */
final class CommonFieldsReader {
  private CommonFieldsReader() {}

  static InputOutputProcessing io(MemberReader members) {
    DataPath inputPath = members.path("InputPath");
    JsonNode parameters = members.tree("Parameters");
    JsonNode resultSelector = members.tree("ResultSelector");
    DataPath resultPath = members.path("ResultPath");
    DataPath outputPath = members.path("OutputPath");
    InputOutputProcessing io =
        members.build(() ->
            new InputOutputProcessing(
                inputPath, parameters, resultSelector, resultPath, outputPath));
    return io == null ? InputOutputProcessing.DEFAULTS : io;
  }

  static @Nullable TimeLimit timeLimit(MemberReader members, String prefix) {
    String secondsField = prefix + "Seconds";
    String path = prefix + "SecondsPath";
    if (members.has(secondsField) && members.has(path)) {
      members.problem(path, "must not be combined with " + secondsField);
    }
    Long seconds = members.integer(secondsField);
    String written = members.string(path);
    if (seconds != null) {
      return members.buildAt(members.at(secondsField), () -> new TimeLimit.Seconds(seconds));
    }
    return written == null
        ? null
        : members.buildAt(members.at(path), () -> new TimeLimit.SecondsPath(written));
  }

  static @Nullable Transition transition(MemberReader members) {
    String next = members.string("Next");
    JsonNode end = members.tree("End");
    if (members.has("Next") && end != null) {
      members.problem("End", "must not be combined with Next");
    }
    if (next != null) {
      return members.buildAt(members.at("Next"), () -> Transition.to(next));
    }
    if (end != null) {
      if (end.isBoolean() && end.booleanValue()) {
        return Transition.end();
      }
      members.problem("End", "must be true");
    } else if (!members.has("Next")) {
      members.problems().add(new AslProblem(members.pointer(), "Next or End is required"));
    }
    return null;
  }

  static ErrorHandling onError(MemberReader members) {
    List<Retrier> retriers =
        members.each("Retry", (node, at) -> retrier(node, at, members.problems()));
    List<Catcher> catchers =
        members.each("Catch", (node, at) -> catcher(node, at, members.problems()));
    ErrorHandling onError = members.build(() -> new ErrorHandling(retriers, catchers));
    return onError == null ? ErrorHandling.NONE : onError;
  }

  private static @Nullable Retrier retrier(
      JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    List<String> errors = members.strings("ErrorEquals");
    Long interval = members.integer("IntervalSeconds");
    Long attempts = members.integer("MaxAttempts");
    Long maxDelay = members.integer("MaxDelaySeconds");
    double backoff = backoff(members);
    String jitter = members.string("JitterStrategy");
    if (jitter != null && !jitter.equals("FULL") && !jitter.equals("NONE")) {
      members.problem("JitterStrategy", "must be FULL or NONE: " + jitter);
    }
    String comment = members.string("Comment");
    members.reportUnknownFields();
    return members.build(() ->
        new Retrier(
            errors,
            Objects.requireNonNullElse(interval, Retrier.DEFAULT_INTERVAL_SECONDS),
            Objects.requireNonNullElse(attempts, Retrier.DEFAULT_MAX_ATTEMPTS),
            backoff,
            maxDelay,
            "FULL".equals(jitter),
            comment));
  }

  private static double backoff(MemberReader members) {
    JsonNode backoff = members.tree("BackoffRate");
    if (backoff != null && !backoff.isNumber()) {
      members.problem("BackoffRate", "must be a number");
    }
    return backoff == null || !backoff.isNumber()
        ? Retrier.DEFAULT_BACKOFF_RATE
        : backoff.asDouble();
  }

  private static @Nullable Catcher catcher(
      JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    List<String> errors = members.strings("ErrorEquals");
    String next = members.requiredString("Next");
    DataPath resultPath = members.path("ResultPath");
    String comment = members.string("Comment");
    members.reportUnknownFields();
    return next == null
        ? null
        : members.build(() -> new Catcher(errors, next, resultPath, comment));
  }
}
