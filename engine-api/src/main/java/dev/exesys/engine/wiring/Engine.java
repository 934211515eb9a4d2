package dev.exesys.engine.wiring;

import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.http.HttpApiRouter;
import dev.exesys.engine.init.JobPlanner;
import dev.exesys.engine.init.RunIdAllocator;
import dev.exesys.engine.init.RunRecords;
import dev.exesys.engine.init.SubmitJob;
import dev.exesys.engine.machines.LeasedStateMachines;
import dev.exesys.engine.machines.StateMachineGarbageCollector;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.ListRuns;
import dev.exesys.engine.runs.PendingWorkerHeartbeats;
import dev.exesys.engine.runs.RunCompletion;
import dev.exesys.engine.runs.RunFinalizer;
import dev.exesys.engine.runs.RunOrderSettler;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunReconciler;
import dev.exesys.engine.runs.RunResources;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.runs.ShowRun;
import dev.exesys.engine.runs.WorkerTerminations;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.steps.StateActions;
import dev.exesys.engine.steps.StepServices;
import dev.exesys.engine.steps.StepStores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** The engine's four functions over its ports. */
public final class Engine {

  /** What a worker needs after the grace period of its commands: to send its log and clean up. */
  private static final Duration WORKER_SHUTDOWN = Duration.ofSeconds(10);

  /** By how much a queue's lease exceeds the time that commands can run after a stop. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

  private final HttpApiRouter router;
  private final StateActions stateActions;
  private final RunFinalizer finalizer;
  private final StateMachineGarbageCollector garbageCollector;

  /** Creates the functions. */
  public Engine(EngineSettings settings, Ports ports) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    Duration maxLingering =
        settings.heartbeatInterval().plus(settings.grace()).plus(WORKER_SHUTDOWN);
    CommandsEnded commandsEnded = new CommandsEnded(maxLingering, clock);
    BundleSealer bundles =
        new BundleSealer(
            stores.internalBucket(),
            stores.parameters(),
            stores.secrets(),
            new SopsDocument(clock, new SecureRandom()),
            settings.prefix());
    OrderQueues queues =
        new OrderQueues(
            stores.queues(),
            ports.tokens(),
            new StoreBackedHolderCheck(
                stores.orders(), stores.runs(), ports.machines(), commandsEnded),
            LEASE_MARGIN.plus(maxLingering),
            clock);
    RunOrders orders = new RunOrders(stores.orders(), clock);
    Settler settler = new Settler(stores.orders(), stores.eventLog(), bundles, ports.launchers());
    RunStartedEvents startedEvents = new RunStartedEvents(stores.eventLog(), orders);
    RunResources resources = new RunResources(queues, stores.waits(), bundles, commandsEnded);
    FinishRun finish =
        new FinishRun(
            stores.runs(),
            stores.openRuns(),
            startedEvents,
            new RunOrderSettler(orders, settler, clock),
            resources,
            new RunCompletion(stores.eventLog(), stores.doneBucket()),
            clock);
    router = router(settings, ports, bundles, orders, finish);
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
                orders,
                startedEvents,
                ports.source(),
                bundles,
                ports.launchers(),
                ports.workerStartRetry(),
                ports.tokens(),
                queues,
                settler,
                finish,
                clock));
    finalizer = finalizer(ports, orders, finish, resources);
    garbageCollector =
        new StateMachineGarbageCollector(
            stores.machineLeases(), ports.machines(), clock, ports.machineRetry());
  }

  private static HttpApiRouter router(
      EngineSettings settings,
      Ports ports,
      BundleSealer bundles,
      RunOrders orders,
      FinishRun finish) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    StateMachines machines = ports.machines();
    SubmitJob submit =
        new SubmitJob(
            new JobValidator(ValidationPolicy.of(settings)),
            new JobPlanner(settings),
            new RunIdAllocator(stores.idempotency(), clock, ports.random()),
            new RunRecords(
                stores.orders(), stores.runs(), stores.openRuns(), stores.runIndex(), bundles),
            new LeasedStateMachines(
                machines,
                stores.machineLeases(),
                clock,
                settings.machineTtl(),
                ports.machineRetry()),
            clock,
            settings.buckets().done());
    return new HttpApiRouter(
        submit,
        new ListRuns(stores.runIndex(), stores.runs(), clock),
        new ShowRun(
            stores.runs(),
            stores.internalBucket(),
            stores.doneBucket(),
            orders,
            machines,
            finish,
            clock),
        new CancelRun(stores.runs(), machines, finish, clock));
  }

  private static RunFinalizer finalizer(
      Ports ports, RunOrders orders, FinishRun finish, RunResources resources) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    return new RunFinalizer(
        stores.runs(),
        stores.openRuns(),
        finish,
        new RunReconciler(
            stores.runs(),
            stores.openRuns(),
            orders,
            ports.machines(),
            finish,
            resources,
            new PendingWorkerHeartbeats(ports.launchers(), ports.tokens()),
            clock),
        new WorkerTerminations(stores.orders(), stores.shares(), ports.tokens(), clock),
        ports.launchers().values(),
        ports.sleeper());
  }

  /** Handles an event of {@code exesys-init}: an HTTP request, or the body of POST /init. */
  public JsonNode init(JsonNode event) {
    return router.handle(event);
  }

  /** Handles a state's payload, for {@code exesys-dispatch} and {@code exesys-steps}. */
  public JsonNode step(JsonNode payload) {
    return stateActions.handle(payload);
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
}
