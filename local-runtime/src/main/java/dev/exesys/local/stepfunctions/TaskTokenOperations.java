package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.ExecutionEngine;
import dev.exesys.local.stepfunctions.engine.TaskTokenCodec;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations that hand task tokens back. */
final class TaskTokenOperations {
  private static final int LARGEST_OUTPUT = 256 * 1024;
  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32 * 1024;

  private final ExecutionEngine engine;

  TaskTokenOperations(ExecutionEngine engine) {
    this.engine = engine;
  }

  ObjectNode succeed(RequestReader request) {
    request.only("taskToken", "output");
    TaskTokenCodec.Token token = token(request);
    String text = request.string("output");
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_OUTPUT) {
      throw ServiceException.violation(
          "…", "output", "Member must have length less than or equal to " + LARGEST_OUTPUT);
    }
    return send(token, new ExecutionCommand.TokenSucceeded(token.task(), output(text)));
  }

  ObjectNode fail(RequestReader request) {
    request.only("taskToken", "error", "cause");
    TaskTokenCodec.Token token = token(request);
    @Nullable String error = limited(request, "error", LONGEST_ERROR);
    @Nullable String cause = limited(request, "cause", LONGEST_CAUSE);
    return send(token, new ExecutionCommand.TokenFailed(token.task(), error, cause));
  }

  ObjectNode beat(RequestReader request) {
    request.only("taskToken");
    TaskTokenCodec.Token token = token(request);
    return send(token, new ExecutionCommand.Heartbeat(token.task()));
  }

  private static TaskTokenCodec.Token token(RequestReader request) {
    return TaskTokenCodec.read(request.string("taskToken")).orElseThrow(StepFunctionsErrors::token);
  }

  private ObjectNode send(TaskTokenCodec.Token token, ExecutionCommand command) {
    if (engine.owner(token).isEmpty()) {
      throw StepFunctionsErrors.token();
    }
    if (!engine.send(token.execution(), command).join()) {
      throw StepFunctionsErrors.taskTimedOut();
    }
    return AslJson.object();
  }

  private static JsonNode output(String text) {
    try {
      return AslJson.parse(text);
    } catch (JacksonException e) {
      ServiceException refused = StepFunctionsErrors.output(e.getOriginalMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private static @Nullable String limited(RequestReader request, String member, int longest) {
    @Nullable String text = request.optionalString(member).orElse(null);
    if (text != null && text.length() > longest) {
      throw ServiceException.violation(
          "…", member, "Member must have length less than or equal to " + longest);
    }
    return text;
  }
}
