package dev.exesys.engine.http;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.runs.FindArtifacts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handles {@code GET /runs/{run_id}/orders/{order_name}/artifacts}. */
public final class ArtifactsRoute {
  private static final Pattern PATH = Pattern.compile("/runs/([^/]+)/orders/(.+)/artifacts");

  private final FindArtifacts artifacts;

  /** Creates the route to this use case. */
  public ArtifactsRoute(FindArtifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** Returns the response; empty if the request has another path. */
  Optional<HttpResponse> handle(HttpRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        request.method().equals("GET")
            ? find(path.group(1), path.group(2))
            : HttpResponse.error(405, "method not allowed: this path accepts GET"));
  }

  private HttpResponse find(String runId, String orderName) {
    FindArtifacts.Result result =
        RunIds.isRunId(runId) ? artifacts.find(runId, orderName) : FindArtifacts.Missing.RUN;
    return switch (result) {
      case FindArtifacts.Missing.RUN -> HttpResponse.error(404, "run " + runId + " does not exist");
      case FindArtifacts.Missing.ORDER ->
          HttpResponse.error(404, "run " + runId + " has no order " + orderName);
      case FindArtifacts.Missing.ARTIFACTS ->
          HttpResponse.error(404, "order " + orderName + " has no artifacts");
      case FindArtifacts.Link link ->
          new HttpResponse(
              200,
              Json.object()
                  .put("url", link.url().toString())
                  .put("expires_at", link.expiresAt().toString())
                  .put("sha256", link.archive().sha256())
                  .put("size", link.archive().size())
                  .put("content_size", link.archive().contentSize())
                  .put("files", link.archive().files()));
    };
  }
}
