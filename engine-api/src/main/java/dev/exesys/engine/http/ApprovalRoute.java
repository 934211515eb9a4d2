package dev.exesys.engine.http;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.completion.DecideApproval;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Handles {@code POST /runs/{run_id}/orders/{order_name}/approval}. */
public final class ApprovalRoute {
  private static final Pattern PATH = Pattern.compile("/runs/([^/]+)/orders/(.+)/approval");
  private static final int MAX_COMMENT_LENGTH = 1000;
  private static final String FORM =
      "the request body must be an object: {\"approve\": true or false, \"comment\": \"…\"}";

  /** IAM separates approvers from submitters by route, which function URLs do not have. */
  private static final String FUNCTION_URL =
      "the function URL does not accept approvals, because its callers have one permission for all"
          + " paths: send the request to the HTTP API";

  private final DecideApproval approval;

  /** Creates the route to this use case. */
  public ApprovalRoute(DecideApproval approval) {
    this.approval = approval;
  }

  /** Returns the response; empty if the request has another path. */
  Optional<HttpResponse> handle(HttpRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        request.method().equals("POST")
            ? decide(request, path.group(1), path.group(2))
            : HttpResponse.error(405, "method not allowed: this path accepts POST"));
  }

  private HttpResponse decide(HttpRequest request, String runId, String orderName) {
    if (request.isFunctionUrl()) {
      return HttpResponse.error(403, FUNCTION_URL);
    }
    Optional<JsonNode> body = request.json().filter(JsonNode::isObject);
    JsonNode approve = body.map(b -> b.path("approve")).orElse(Json.object().path("approve"));
    JsonNode comment = body.map(b -> b.path("comment")).orElse(Json.object().path("comment"));
    if (!approve.isBoolean() || !isText(comment)) {
      return HttpResponse.error(400, FORM);
    }
    String text = comment.isString() ? comment.stringValue().strip() : "";
    if (text.length() > MAX_COMMENT_LENGTH) {
      return HttpResponse.error(
          400, "the comment has more than " + MAX_COMMENT_LENGTH + " characters: shorten it");
    }
    String caller = request.caller().isEmpty() ? "an unknown caller" : request.caller();
    return answer(runId, orderName, approve.booleanValue(), text.isEmpty() ? null : text, caller);
  }

  private static boolean isText(JsonNode comment) {
    return comment.isMissingNode() || comment.isNull() || comment.isString();
  }

  private HttpResponse answer(
      String runId, String orderName, boolean approve, @Nullable String comment, String caller) {
    DecideApproval.Result result =
        RunIds.isRunId(runId)
            ? approval.decide(runId, orderName, approve, comment, caller)
            : DecideApproval.Result.UNKNOWN_RUN;
    return switch (result) {
      case UNKNOWN_RUN -> HttpResponse.error(404, "run " + runId + " does not exist");
      case UNKNOWN_ORDER -> HttpResponse.error(404, "run " + runId + " has no order " + orderName);
      case NOT_WAITING ->
          HttpResponse.error(409, "order " + orderName + " is not waiting for approval");
      case ACCEPTED ->
          new HttpResponse(
              202,
              Json.object()
                  .put("status", "ok")
                  .put("run_id", runId)
                  .put("order_name", orderName)
                  .put("approved", approve));
    };
  }
}
