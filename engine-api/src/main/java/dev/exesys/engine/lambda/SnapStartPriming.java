package dev.exesys.engine.lambda;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.JsonFunction;
import java.util.List;
import java.util.Map;

/**
 * Events that a function handles before Lambda takes its SnapStart snapshot, so that the snapshot
 * contains the classes, the schema and the clients that real events need. They change nothing,
 * because they name a run that cannot exist.
 *
 * @param events handled in this order
 */
public record SnapStartPriming(List<String> events) {
  private static final String NO_RUN = "00000000-0000-0000-0000-000000000000";

  /** For {@code exesys-init}: a request for a run, and an invalid job. */
  public static final SnapStartPriming INIT =
      new SnapStartPriming(
          List.of(
              """
              {"rawPath":"/runs/%s","requestContext":{"http":{"method":"GET"}}}
              """
                  .formatted(NO_RUN),
              """
              {"job_parameters_b64":"eyJvcmRlcnMiOlt7ImNtZHMiOltdfV19"}
              """));

  /** For {@code exesys-dispatch} and {@code exesys-steps}: the payload of a settle state. */
  public static final SnapStartPriming STATE_ACTIONS =
      new SnapStartPriming(
          List.of(
              """
              {"action":"settle","run_id":"%s","order_name":"none","order_num":1,"outcome":{}}
              """
                  .formatted(NO_RUN)));

  /** For {@code exesys-report}: the report of an order of no run. */
  public static final SnapStartPriming REPORT =
      new SnapStartPriming(
          List.of(
              """
              {"run_id":"%s","order_num":"0001","worker_id":"none","report":{"status":"succeeded",\
              "started_at":"2026-01-01T00:00:00Z","ended_at":"2026-01-01T00:00:00Z"}}
              """
                  .formatted(NO_RUN)));

  /**
   * Returns whether Lambda is initializing the function for a snapshot, according to the
   * environment variable that Lambda's documentation defines.
   */
  public static boolean isDue(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /** Passes the events to a function. An event that fails does not prevent the snapshot. */
  public void prime(JsonFunction function) {
    for (String event : events) {
      try {
        function.apply(Json.parse(event));
      } catch (RuntimeException e) {
        System.getLogger(SnapStartPriming.class.getName())
            .log(System.Logger.Level.DEBUG, "priming event failed: {0}", e.getMessage());
      }
    }
  }
}
