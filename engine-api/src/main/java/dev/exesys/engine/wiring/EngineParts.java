package dev.exesys.engine.wiring;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.bundle.SubmittedJobs;
import dev.exesys.engine.completion.ApprovalCompletion;
import dev.exesys.engine.completion.AttemptRetry;
import dev.exesys.engine.completion.FailFast;
import dev.exesys.engine.completion.OrderCompletion;
import dev.exesys.engine.completion.ReportOrder;
import dev.exesys.engine.delivery.DeliveringNotifier;
import dev.exesys.engine.groups.RunGroups;
import dev.exesys.engine.init.JobPlanner;
import dev.exesys.engine.init.RunStart;
import dev.exesys.engine.machines.LeasedStateMachines;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.rerun.CarriedData;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.FinalState;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.RunCompletion;
import dev.exesys.engine.runs.RunOrderSettler;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunResources;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.Settler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The use cases that several functions of the engine share. */
record EngineParts(
    BundleSealer bundles,
    SubmittedJobs jobs,
    CarriedData carriedData,
    CommandsEnded commandsEnded,
    OrderQueues queues,
    RunOrders orders,
    Settler settler,
    RunStartedEvents startedEvents,
    RunResources resources,
    FinishRun finish,
    FinalState finalState,
    OrderCompletion completion,
    AttemptRetry retry,
    ApprovalCompletion approvals,
    ReportOrder reports,
    StateMachines machines,
    JobPlanner planner,
    RunStart starts,
    CancelRun cancellation,
    RunGroups groups,
    RunNotifier notifier) {

  /** By how much a queue's lease exceeds the time that commands can run after a stop. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

  static EngineParts of(EngineSettings settings, Ports ports) {
    EngineStores stores = ports.stores();
    InstantSource clock = ports.clock();
    Duration maxLingering = settings.workerTimes().lingering();
    CommandsEnded commandsEnded = new CommandsEnded(maxLingering, clock);
    SopsDocument documents = new SopsDocument(clock, new SecureRandom());
    BundleKeys keys = new BundleKeys(stores.parameters(), stores.dataKeys(), clock);
    BundleSealer bundles =
        new BundleSealer(
            stores.internalBucket(), stores.parameters(), stores.secrets(), documents, keys);
    OrderQueues queues =
        new OrderQueues(
            stores.queues(),
            ports.tokens(),
            new StoreBackedHolderCheck(
                stores.orders(), stores.runs(), ports.machines(), commandsEnded),
            LEASE_MARGIN.plus(maxLingering),
            clock);
    RunOrders orders = new RunOrders(stores.orders(), clock);
    RunNotifier notifier = notifier(settings, ports, orders, bundles);
    Settler settler =
        new Settler(stores.orders(), stores.eventLog(), bundles, ports.launchers(), notifier);
    RunStartedEvents startedEvents = new RunStartedEvents(stores.eventLog(), orders);
    RunResources resources =
        new RunResources(queues, stores.groups(), stores.waits(), bundles, commandsEnded);
    FinalState finalState = new FinalState(orders, ports.tokens());
    FinishRun finish =
        new FinishRun(
            stores.runs(),
            stores.openRuns(),
            startedEvents,
            new RunOrderSettler(orders, settler, clock),
            resources,
            new RunCompletion(stores.eventLog(), stores.doneBucket(), notifier::runFinished),
            finalState,
            clock);
    FailFast failFast =
        new FailFast(stores.runs(), stores.openRuns(), orders, queues, ports.tokens());
    OrderCompletion completion =
        new OrderCompletion(settler, failFast, stores.waits(), queues, ports.tokens());
    AttemptRetry retry =
        new AttemptRetry(stores.orders(), stores.eventLog(), ports.tokens(), clock);
    StateMachines machines =
        new LeasedStateMachines(
            ports.machines(),
            stores.machineLeases(),
            clock,
            settings.machineTtl(),
            ports.machineRetry());
    JobPlanner planner = new JobPlanner(settings);
    RunStart starts = new RunStart(stores.runs(), orders, planner, machines);
    CancelRun cancellation = new CancelRun(stores.runs(), machines, finish, clock);
    return new EngineParts(
        bundles,
        new SubmittedJobs(stores.internalBucket(), documents, keys),
        new CarriedData(stores.orders(), stores.internalBucket(), documents, keys),
        commandsEnded,
        queues,
        orders,
        settler,
        startedEvents,
        resources,
        finish,
        finalState,
        completion,
        retry,
        new ApprovalCompletion(stores.orders(), stores.eventLog(), completion, ports.tokens()),
        new ReportOrder(
            stores.orders(),
            stores.shares(),
            new RunItemCache(stores.runs()),
            orders,
            completion,
            retry,
            settler,
            ports.tokens(),
            clock),
        machines,
        planner,
        starts,
        cancellation,
        new RunGroups(
            stores.groups(),
            stores.runs(),
            stores.openRuns(),
            stores.eventLog(),
            startedEvents,
            new EngineGroupedRuns(starts, cancellation, finish, machines),
            clock),
        notifier);
  }

  private static RunNotifier notifier(
      EngineSettings settings, Ports ports, RunOrders orders, BundleSealer bundles) {
    if (settings.eventBus().isEmpty()) {
      return RunNotifier.NONE;
    }
    EngineStores stores = ports.stores();
    Settler events =
        new Settler(
            stores.orders(), stores.eventLog(), bundles, ports.launchers(), RunNotifier.NONE);
    return new DeliveringNotifier(
        ports.notifications(),
        stores.notifications(),
        stores.runs(),
        orders,
        stores.doneBucket(),
        events::writeEvent,
        ports.clock());
  }
}
