package dev.exesys.cli.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads and changes the runs of one deployment with the caller's credentials, for the page.
 *
 * <p>Implementations are used by several threads at once.
 */
public interface RunBackend {

  /** Returns a page of runs, newest first, as {@code GET /runs} does. */
  JsonNode runs(Map<String, String> filters);

  /** Returns the pools of workers, as {@code GET /pools} does. */
  JsonNode pools();

  /** Returns a run with all of its orders, as {@code GET /runs/{run_id}} does. */
  JsonNode run(String runId);

  /** Returns all events of a trace in the order of their time. */
  ArrayNode events(String traceId);

  /**
   * Returns the definition of a state machine as Amazon States Language.
   *
   * @param arn the state machine's ARN, as a run's view shows it
   */
  String definition(String arn);

  /**
   * Writes an order's log, as far as it has been stored.
   *
   * @param orderNum the order's number as the run's view shows it
   */
  void log(String runId, String orderNum, OutputStream to) throws IOException;

  /**
   * Sends a change to the engine.
   *
   * @param path below {@code /runs/{run_id}}, for example {@code /cancel}
   * @return the engine's response
   */
  JsonNode change(String runId, String path, Optional<JsonNode> body);
}
