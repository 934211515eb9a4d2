package dev.exesys.engine.http;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.StoreException;
import dev.exesys.engine.init.SubmitJob;
import dev.exesys.engine.init.SubmitRequest;
import dev.exesys.engine.init.SubmitResult;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.ListPools;
import dev.exesys.engine.runs.ListRuns;
import dev.exesys.engine.runs.RunView;
import dev.exesys.engine.runs.ShowRun;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Routes HTTP requests to the use cases; openapi.json describes the interface. */
public final class HttpApiRouter {

  private static final Pattern RUN = Pattern.compile("/runs/([^/]+)(/cancel)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final String NOT_FOUND =
      "unknown path: use POST /init, GET /pools, GET /runs, GET /runs/{run_id}, POST /runs/{run_id}/cancel,"
          + " POST /runs/{run_id}/rerun, POST /runs/{run_id}/orders/{order_name}/approval,"
          + " GET /runs/{run_id}/orders/{order_name}/log"
          + " or GET /runs/{run_id}/orders/{order_name}/artifacts";

  private final SubmitJob submit;
  private final ListRuns list;
  private final ListPools pools;
  private final ShowRun show;
  private final CancelRun cancel;
  private final ApprovalRoute approval;
  private final ArtifactsRoute artifacts;
  private final LogRoute logs;
  private final RerunRoute rerun;

  /** Creates the routes to these use cases. */
  public HttpApiRouter(
      SubmitJob submit,
      ListRuns list,
      ListPools pools,
      ShowRun show,
      CancelRun cancel,
      ApprovalRoute approval,
      ArtifactsRoute artifacts,
      LogRoute logs,
      RerunRoute rerun) {
    this.submit = submit;
    this.list = list;
    this.pools = pools;
    this.show = show;
    this.cancel = cancel;
    this.approval = approval;
    this.artifacts = artifacts;
    this.logs = logs;
    this.rerun = rerun;
  }

  /**
   * Handles an HTTP event, or the body of POST /init without an envelope, whose response then has
   * no envelope either.
   */
  public JsonNode handle(JsonNode event) {
    Optional<HttpRequest> request = HttpRequest.of(event);
    return request.isPresent()
        ? handleErrors(() -> route(request.get())).event()
        : handleErrors(() -> init(event, null)).body();
  }

  private static HttpResponse handleErrors(Supplier<HttpResponse> handler) {
    try {
      return handler.get();
    } catch (StoreException | MachineException e) {
      return HttpResponse.error(500, "an AWS service failed: " + e.getMessage());
    } catch (RuntimeException e) {
      // Clients rely on the format of error responses, also for an internal error.
      System.getLogger(HttpApiRouter.class.getName())
          .log(System.Logger.Level.ERROR, "internal error while handling a request", e);
      return HttpResponse.error(500, "internal error: " + e.getClass().getSimpleName());
    }
  }

  private HttpResponse route(HttpRequest request) {
    if (request.path().equals("/init")) {
      return request.method().equals("POST") ? init(request) : wrongMethod("POST");
    }
    Optional<HttpResponse> ofOrder =
        approval
            .handle(request)
            .or(() -> artifacts.handle(request))
            .or(() -> logs.handle(request))
            .or(() -> rerun.handle(request));
    if (ofOrder.isPresent()) {
      return ofOrder.get();
    }
    if (request.path().equals("/pools")) {
      return request.method().equals("GET")
          ? new HttpResponse(200, pools.list())
          : wrongMethod("GET");
    }
    if (request.path().equals("/runs")) {
      return request.method().equals("GET") ? RunsRoute.list(list, request) : wrongMethod("GET");
    }
    Matcher run = RUN.matcher(request.path());
    if (!run.matches()) {
      return HttpResponse.error(404, NOT_FOUND);
    }
    boolean isCancel = run.group(2) != null;
    if (!request.method().equals(isCancel ? "POST" : "GET")) {
      return wrongMethod(isCancel ? "POST" : "GET");
    }
    return isCancel ? cancel(run.group(1)) : show(run.group(1), request);
  }

  private HttpResponse init(HttpRequest request) {
    return request
        .json()
        .map(body -> init(body, request.headers().get("idempotency-key")))
        .orElseGet(() ->
            HttpResponse.error(
                400, "the request body is not JSON: send an object with job_parameters_b64"));
  }

  private HttpResponse init(JsonNode body, @Nullable String key) {
    return switch (SubmitRequest.read(body, key)) {
      case SubmitRequest.Invalid invalid ->
          HttpResponse.of(400, ErrorResponse.refused(invalid.problems()));
      case SubmitRequest.Valid valid ->
          switch (submit.submit(valid.request())) {
            case SubmitResult.Accepted accepted -> HttpResponse.of(200, accepted.answer());
            case SubmitResult.Refused refused -> HttpResponse.of(400, refused.answer());
            case SubmitResult.Failed failed -> HttpResponse.of(500, failed.answer());
          };
    };
  }

  private HttpResponse show(String runId, HttpRequest request) {
    String from = request.query().getOrDefault("next_token", "0");
    String limit = request.query().getOrDefault("limit", Integer.toString(ShowRun.MAX_PAGE_SIZE));
    if (!NUMBER.matcher(from).matches()
        || !NUMBER.matcher(limit).matches()
        || Integer.parseInt(limit) < 1) {
      return HttpResponse.error(
          400, "limit must be a positive integer, and next_token the value of an earlier response");
    }
    Optional<RunView> view =
        RunIds.isRunId(runId)
            ? show.show(runId, Integer.parseInt(from), Integer.parseInt(limit))
            : Optional.empty();
    return view.map(v -> HttpResponse.of(200, v)).orElseGet(() -> unknown(runId));
  }

  private HttpResponse cancel(String runId) {
    CancelRun.Result result =
        RunIds.isRunId(runId) ? cancel.cancel(runId) : CancelRun.Result.UNKNOWN;
    return switch (result) {
      case UNKNOWN -> unknown(runId);
      case FINISHED -> HttpResponse.error(409, "run " + runId + " has already finished");
      case ACCEPTED ->
          new HttpResponse(202, Json.object().put("status", "ok").put("run_id", runId));
    };
  }

  private static HttpResponse unknown(String runId) {
    return HttpResponse.error(404, "run " + runId + " does not exist");
  }

  private static HttpResponse wrongMethod(String allowed) {
    return HttpResponse.error(405, "method not allowed: this path accepts " + allowed);
  }
}
