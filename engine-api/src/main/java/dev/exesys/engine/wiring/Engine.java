package dev.exesys.engine.wiring;

import dev.exesys.core.access.SessionRequest;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.engine.codehost.RunReporter;
import dev.exesys.engine.codehost.SubjectReport;
import dev.exesys.engine.completion.DecideApproval;
import dev.exesys.engine.completion.ReportOrder;
import dev.exesys.engine.completion.WorkerTerminations;
import dev.exesys.engine.http.ApprovalRoute;
import dev.exesys.engine.http.ArtifactsRoute;
import dev.exesys.engine.http.HttpApiRouter;
import dev.exesys.engine.http.LogRoute;
import dev.exesys.engine.http.RerunRoute;
import dev.exesys.engine.machines.StateMachineGarbageCollector;
import dev.exesys.engine.rerun.RedriveRun;
import dev.exesys.engine.rerun.RerunRun;
import dev.exesys.engine.runs.FindArtifacts;
import dev.exesys.engine.runs.ListPools;
import dev.exesys.engine.runs.ListRuns;
import dev.exesys.engine.runs.PendingWorkerHeartbeats;
import dev.exesys.engine.runs.ReadLog;
import dev.exesys.engine.runs.RunFinalizer;
import dev.exesys.engine.runs.RunReconciler;
import dev.exesys.engine.runs.ShowRun;
import dev.exesys.engine.runs.StoppedRedrives;
import dev.exesys.engine.steps.StateActions;
import dev.exesys.engine.steps.StepServices;
import dev.exesys.engine.steps.StepStores;
import dev.exesys.engine.workers.WorkerSessions;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The engine's functions over its ports. */
public final class Engine {

  private final HttpApiRouter router;
  private final RedriveRun redrives;
  private final StateActions stateActions;
  private final WorkerSessions sessions;
  private final ReportOrder reports;
  private final RunFinalizer finalizer;
  private final RunReporter reporter;
  private final StateMachineGarbageCollector garbageCollector;

  /** Creates the functions. */
  public Engine(EngineSettings settings, Ports ports) {
    EngineStores stores = ports.stores();
    EngineParts parts = EngineParts.of(settings, ports);
    SubmitParts submits = SubmitParts.of(settings, ports, parts);
    RerunRun rerun = submits.rerun(settings, ports, parts);
    router = router(settings, ports, parts, submits, rerun);
    redrives =
        new RedriveRun(stores.runs(), stores.idempotency(), rerun, ports.random(), ports.clock());
    sessions =
        new WorkerSessions(
            stores.orders(),
            stores.shares(),
            new RunItemCache(stores.runs()),
            ports.workerSessions(),
            settings.partition(),
            settings.buckets().internal(),
            ports.tokens()::heartbeat);
    stateActions =
        new StateActions(
            new StepStores(
                stores.orders(),
                stores.shares(),
                stores.runs(),
                stores.openRuns(),
                stores.waits(),
                stores.eventLog()),
            new StepServices(
                parts.orders(),
                parts.startedEvents(),
                ports.source(),
                parts.bundles(),
                ports.launchers(),
                ports.workerStartRetry(),
                ports.tokens(),
                parts.queues(),
                parts.settler(),
                parts.completion(),
                parts.retry(),
                parts.finish(),
                parts.finalState(),
                parts.carriedData(),
                ports.redrives(),
                parts.notifier(),
                ports.clock(),
                ports.random()));
    reports = parts.reports();
    finalizer = finalizer(settings, ports, parts);
    reporter =
        new RunReporter(
            stores.runs(),
            stores.reports(),
            new SubjectReport(
                stores.runs(),
                parts.orders(),
                stores.reports(),
                ports.codeHost(),
                ports.codeHostTokens(),
                settings.prefix()),
            ports.clock(),
            ports.random());
    garbageCollector =
        new StateMachineGarbageCollector(
            stores.machineLeases(), ports.machines(), ports.clock(), ports.machineRetry());
  }

  private static HttpApiRouter router(
      EngineSettings settings,
      Ports ports,
      EngineParts parts,
      SubmitParts submits,
      RerunRun rerun) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    Supplier<List<String>> pools =
        ValidationPolicy.of(settings, () -> ports.machines().pools(settings.prefix() + "-"))
            .pools();
    return new HttpApiRouter(
        submits.submit(),
        new ListRuns(stores.runIndex(), stores.runs(), clock),
        new ListPools(
            pools, stores.pools(), stores.openRuns(), stores.runs(), parts.orders(), clock),
        new ShowRun(
            stores.runs(),
            stores.internalBucket(),
            stores.doneBucket(),
            parts.orders(),
            stores.queues(),
            parts.machines(),
            parts.finish(),
            parts.groups()::holderBefore,
            clock),
        parts.cancellation(),
        new ApprovalRoute(
            new DecideApproval(
                stores.runs(), stores.orders(), parts.orders(), parts.approvals(), clock)),
        new ArtifactsRoute(
            new FindArtifacts(stores.runs(), parts.orders(), stores.internalBucket(), clock)),
        new LogRoute(new ReadLog(stores.runs(), parts.orders(), stores.internalBucket())),
        new RerunRoute(rerun));
  }

  private static RunFinalizer finalizer(EngineSettings settings, Ports ports, EngineParts parts) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    return new RunFinalizer(
        stores.runs(),
        stores.openRuns(),
        parts.finish(),
        new RunReconciler(
            stores.runs(),
            stores.openRuns(),
            parts.orders(),
            ports.machines(),
            parts.finish(),
            parts.resources(),
            new PendingWorkerHeartbeats(ports.launchers(), ports.tokens()),
            parts.approvals(),
            settings.pools(),
            parts.groups(),
            clock),
        new StoppedRedrives(stores.runs(), ports.machines(), parts.cancellation()),
        parts.notifier()::reconcile,
        new WorkerTerminations(
            stores.orders(), stores.shares(), parts.reports(), ports.tokens(), clock),
        ports.launchers().values(),
        parts.groups(),
        ports.sleeper());
  }

  /**
   * Handles an event of {@code exesys-init}: an HTTP request, the body of POST /init, or the
   * request of a redriven execution.
   */
  public JsonNode init(JsonNode event) {
    return event.path("action").asString("").equals(RedriveRun.ACTION)
        ? redrives.handle(event)
        : router.handle(event);
  }

  /** Handles a state's payload, for {@code exesys-dispatch} and {@code exesys-steps}. */
  public JsonNode step(JsonNode payload) {
    return stateActions.handle(payload);
  }

  /** Handles an event of {@code exesys-report}: a worker's report or request for a session. */
  public JsonNode report(JsonNode event) {
    return SessionRequest.is(event) ? sessions.handle(event) : reports.handle(event);
  }

  /**
   * Handles an event of {@code exesys-finalizer}: an EventBridge event about an execution, a build
   * or a command, the schedule of the reconciler, or {@code {"action": "collect"}}, the schedule of
   * the garbage collector.
   */
  public JsonNode finalizer(JsonNode event) {
    return event.path("action").asString("").equals("collect")
        ? garbageCollector.collect()
        : finalizer.handle(event);
  }

  /**
   * Handles an event of {@code exesys-github}: a notification of the engine, or the schedule of
   * reports that failed.
   */
  public JsonNode github(JsonNode event) {
    return reporter.handle(event);
  }
}
