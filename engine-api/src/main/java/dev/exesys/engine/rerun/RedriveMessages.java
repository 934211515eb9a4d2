package dev.exesys.engine.rerun;

import dev.exesys.core.contract.Json;
import tools.jackson.databind.JsonNode;

/** The JSON of a {@link RedriveRequest} and of its answer. */
public final class RedriveMessages {
  private RedriveMessages() {}

  /** Returns the event for the init function. */
  public static JsonNode event(String runId, int redriveCount) {
    return Json.object()
        .put("action", RedriveRun.ACTION)
        .put("run_id", runId)
        .put("redrive_count", redriveCount);
  }

  /**
   * Reads the answer of the init function.
   *
   * @throws IllegalStateException if the rerun cannot start now
   */
  public static RedriveRequest.Answer answer(JsonNode response) {
    if (!response.has("run_id") && !response.has("refused")) {
      throw new IllegalStateException(
          "the rerun cannot start yet: " + response.path("busy").asString(response.toString()));
    }
    return new RedriveRequest.Answer(
        response.path("run_id").asString(null), response.path("refused").asString(null));
  }
}
