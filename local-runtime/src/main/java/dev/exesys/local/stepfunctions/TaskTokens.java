package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Engine;
import dev.exesys.local.stepfunctions.engine.Tokens;
import dev.exesys.local.stepfunctions.interpreter.Command;
import dev.exesys.local.stepfunctions.language.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations that hand task tokens back. */
final class TaskTokens {
  private static final int LARGEST_OUTPUT = 256 * 1024;
  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32 * 1024;

  private final Engine engine;

  TaskTokens(Engine engine) {
    this.engine = engine;
  }

  ObjectNode succeed(Request request) {
    Tokens.Token token = token(request);
    String text = request.string("output");
    request.refuseRest();
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_OUTPUT) {
      throw Request.invalid(
          "…", "output", "Member must have length less than or equal to " + LARGEST_OUTPUT);
    }
    return send(token, new Command.TokenSucceeded(token.task(), output(text)));
  }

  ObjectNode fail(Request request) {
    Tokens.Token token = token(request);
    @Nullable String error = limited(request, "error", LONGEST_ERROR);
    @Nullable String cause = limited(request, "cause", LONGEST_CAUSE);
    request.refuseRest();
    return send(token, new Command.TokenFailed(token.task(), error, cause));
  }

  ObjectNode beat(Request request) {
    Tokens.Token token = token(request);
    request.refuseRest();
    return send(token, new Command.Heartbeat(token.task()));
  }

  private static Tokens.Token token(Request request) {
    return Tokens.read(request.string("taskToken")).orElseThrow(Faults::token);
  }

  private ObjectNode send(Tokens.Token token, Command command) {
    if (engine.owner(token).isEmpty()) {
      throw Faults.token();
    }
    if (!engine.send(token.execution(), command).join()) {
      throw Faults.taskTimedOut();
    }
    return Json.object();
  }

  private static JsonNode output(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      ServiceException refused = Faults.output(e.getOriginalMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private static @Nullable String limited(Request request, String member, int longest) {
    @Nullable String text = request.optionalString(member).orElse(null);
    if (text != null && text.length() > longest) {
      throw Request.invalid(
          "…", member, "Member must have length less than or equal to " + longest);
    }
    return text;
  }
}
