package dev.exesys.engine.wiring;

import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.http.HttpApiRouter;
import dev.exesys.engine.init.JobPlanner;
import dev.exesys.engine.init.SubmitJob;
import dev.exesys.engine.machines.LeasedStateMachines;
import dev.exesys.engine.machines.StateMachineGarbageCollector;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.PendingWorkerHeartbeats;
import dev.exesys.engine.runs.RunFinalizer;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunReconciler;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.runs.ShowRun;
import dev.exesys.engine.runs.WorkerTerminations;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.steps.StateActions;
import java.security.SecureRandom;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The engine's four functions over its ports. */
public final class Engine {

  /** What a worker needs beside the grace of its commands: the rest of its log, cleaning up. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** How much longer a queue's lease is than commands can go on after their order was stopped. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final HttpApiRouter api;
  private final StateActions steps;
  private final RunFinalizer finalizer;
  private final StateMachineGarbageCollector collect;

  /** Puts the functions together. */
  public Engine(EngineSettings settings, Ports ports) {
    Books stores = ports.stores();
    StateMachines machines =
        new LeasedStateMachines(
            ports.machines(),
            stores.machines(),
            ports.clock(),
            settings.machineTtl(),
            ports.machineRetry());
    BundleSealer bundles =
        new BundleSealer(
            stores.internal(),
            stores.parameters(),
            stores.secrets(),
            new SopsDocument(ports.clock(), new SecureRandom()),
            settings.prefix());
    RunOrders orders = new RunOrders(stores, ports.clock());
    RunStartedEvents opening = new RunStartedEvents(stores, orders);
    Settler settler = new Settler(stores, bundles, ports.workers());
    Duration farewell = settings.beat().plus(settings.grace()).plus(FAREWELL);
    CommandsEnded departures = new CommandsEnded(farewell, ports.clock());
    OrderQueues queues =
        new OrderQueues(
            stores.queues(),
            ports.tokens(),
            new StoreQueueHolderCheck(stores, ports.machines(), departures),
            LEASE.plus(farewell),
            ports.clock());
    FinishRun finish =
        new FinishRun(stores, orders, opening, settler, queues, bundles, departures, ports.clock());
    SubmitJob submit =
        new SubmitJob(
            new JobValidator(ValidationPolicy.of(settings)),
            new JobPlanner(settings),
            stores,
            bundles,
            machines,
            ports.clock(),
            ports.random(),
            settings.buckets().done());
    ShowRun show = new ShowRun(stores, orders, ports.machines(), finish, ports.clock());
    CancelRun cancel = new CancelRun(stores, ports.machines(), finish, ports.clock());
    api = new HttpApiRouter(submit, show, cancel);
    steps =
        new StateActions(
            stores,
            orders,
            opening,
            ports.source(),
            bundles,
            ports.workers(),
            ports.workerStartRetry(),
            ports.tokens(),
            queues,
            settler,
            finish,
            ports.clock());
    PendingWorkerHeartbeats coming = new PendingWorkerHeartbeats(ports.workers(), ports.tokens());
    RunReconciler sweep =
        new RunReconciler(
            stores, orders, ports.machines(), finish, queues, departures, coming, ports.clock());
    finalizer =
        new RunFinalizer(
            stores,
            finish,
            sweep,
            new WorkerTerminations(stores, ports.tokens(), ports.clock()),
            ports.workers().values(),
            ports.pauses());
    collect =
        new StateMachineGarbageCollector(
            stores.machines(), ports.machines(), ports.clock(), ports.machineRetry());
  }

  /** {@code exesys-init}: an event of HTTP, or the body of POST /init. */
  public JsonNode init(JsonNode event) {
    return api.handle(event);
  }

  /** {@code exesys-dispatch} and {@code exesys-steps}: the payload of a state. */
  public JsonNode step(JsonNode payload) {
    return steps.handle(payload);
  }

  /**
   * {@code exesys-finalizer}: an EventBridge event about an execution, a build or a command, or of
   * a schedule: the sweep's, or with {@code {"action": "collect"}} the machines'.
   */
  public JsonNode finalizer(JsonNode event) {
    return event.path("action").asString("").equals("collect")
        ? collect.collect()
        : finalizer.handle(event);
  }
}
