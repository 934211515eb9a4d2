package dev.exesys.local.stepfunctions;

import dev.exesys.asl.ServiceLimits;
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

/** Implements {@code SendTaskSuccess}, {@code SendTaskFailure} and {@code SendTaskHeartbeat}. */
final class TaskTokenOperations {
  private static final int MAX_ERROR_LENGTH = 256;
  private static final int MAX_CAUSE_LENGTH = 32 * 1024;

  private final ExecutionEngine engine;

  TaskTokenOperations(ExecutionEngine engine) {
    this.engine = engine;
  }

  ObjectNode succeed(RequestReader request) {
    request.only("taskToken", "output");
    TaskTokenCodec.DecodedToken token = token(request);
    String text = request.string("output");
    if (text.getBytes(StandardCharsets.UTF_8).length > ServiceLimits.PAYLOAD_BYTES) {
      throw ServiceException.violation(
          "…",
          "output",
          "Member must have length less than or equal to " + ServiceLimits.PAYLOAD_BYTES);
    }
    return send(token, new ExecutionCommand.TokenSucceeded(token.task(), output(text)));
  }

  ObjectNode fail(RequestReader request) {
    request.only("taskToken", "error", "cause");
    TaskTokenCodec.DecodedToken token = token(request);
    @Nullable String error = limited(request, "error", MAX_ERROR_LENGTH);
    @Nullable String cause = limited(request, "cause", MAX_CAUSE_LENGTH);
    return send(token, new ExecutionCommand.TokenFailed(token.task(), error, cause));
  }

  ObjectNode heartbeat(RequestReader request) {
    request.only("taskToken");
    TaskTokenCodec.DecodedToken token = token(request);
    return send(token, new ExecutionCommand.Heartbeat(token.task()));
  }

  private static TaskTokenCodec.DecodedToken token(RequestReader request) {
    return TaskTokenCodec.decode(request.string("taskToken"))
        .orElseThrow(StepFunctionsErrors::invalidToken);
  }

  private ObjectNode send(TaskTokenCodec.DecodedToken token, ExecutionCommand command) {
    if (engine.owner(token).isEmpty()) {
      throw StepFunctionsErrors.invalidToken();
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
      ServiceException refused = StepFunctionsErrors.invalidOutput(e.getOriginalMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private static @Nullable String limited(RequestReader request, String member, int maxLength) {
    @Nullable String text = request.optionalString(member).orElse(null);
    if (text != null && text.length() > maxLength) {
      throw ServiceException.violation(
          "…", member, "Member must have length less than or equal to " + maxLength);
    }
    return text;
  }
}
