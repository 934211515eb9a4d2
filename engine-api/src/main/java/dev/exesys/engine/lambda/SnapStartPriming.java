package dev.exesys.engine.lambda;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.JsonFunction;
import java.util.List;
import java.util.Map;

/**
 * Events that a function handles before Lambda takes the snapshot that it starts from (SnapStart),
 * so that the classes, the schema and the clients that real ones need are in it. They change
 * nothing: they are about a run that cannot exist.
 *
 * @param events handled in this order
 */
public record SnapStartPriming(List<String> events) {
  private static final String NO_RUN = "00000000-0000-0000-0000-000000000000";

  /** A look at a run, and a job that is refused. */
  public static final SnapStartPriming REQUESTS =
      new SnapStartPriming(
          List.of(
              """
              {"rawPath":"/runs/%s","requestContext":{"http":{"method":"GET"}}}
              """
                  .formatted(NO_RUN),
              """
              {"job_parameters_b64":"eyJvcmRlcnMiOlt7ImNtZHMiOltdfV19"}
              """));

  /** A state of a machine. */
  public static final SnapStartPriming STATES =
      new SnapStartPriming(
          List.of(
              """
              {"action":"settle","run_id":"%s","order_name":"none","order_num":1,"outcome":{}}
              """
                  .formatted(NO_RUN)));

  /** True while Lambda prepares a snapshot; see its page on environment variables. */
  public static boolean isDue(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /** Has a function handle the events. It may refuse them, or fail: then it starts as it would. */
  public void of(JsonFunction function) {
    for (String event : events) {
      try {
        function.apply(Json.parse(event));
      } catch (RuntimeException e) {
        System.getLogger(SnapStartPriming.class.getName())
            .log(System.Logger.Level.DEBUG, "refused while rehearsing: {0}", e.getMessage());
      }
    }
  }
}
