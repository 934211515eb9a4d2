package dev.exesys.engine.wiring;

import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.Bundles;
import dev.exesys.engine.http.Api;
import dev.exesys.engine.init.Planner;
import dev.exesys.engine.init.SubmitJob;
import dev.exesys.engine.machines.CollectMachines;
import dev.exesys.engine.machines.KeptMachines;
import dev.exesys.engine.machines.Patience;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.queue.Departures;
import dev.exesys.engine.queue.Queues;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.ComingWorkers;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.Opening;
import dev.exesys.engine.runs.RunFinalizer;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.ShowRun;
import dev.exesys.engine.runs.SweepRuns;
import dev.exesys.engine.runs.WorkerEnds;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.steps.Steps;
import java.security.SecureRandom;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The engine's four functions over its ports. */
public final class Engine {

  /** What a worker needs beside the grace of its commands: the rest of its log, cleaning up. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** How much longer a queue's lease is than commands can go on after their order was stopped. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Api api;
  private final Steps steps;
  private final RunFinalizer finalizer;
  private final CollectMachines collect;

  /** Puts the functions together. */
  public Engine(EngineSettings settings, Ports ports) {
    Books books = ports.books();
    StateMachines machines =
        new KeptMachines(
            ports.machines(),
            books.machines(),
            ports.clock(),
            settings.machineTtl(),
            new Patience());
    Bundles bundles =
        new Bundles(
            books.internal(),
            books.parameters(),
            books.secrets(),
            new SopsDocument(ports.clock(), new SecureRandom()),
            settings.prefix());
    RunOrders orders = new RunOrders(books, ports.clock());
    Opening opening = new Opening(books, orders);
    Settler settler = new Settler(books, bundles, ports.workers());
    Duration farewell = settings.beat().plus(settings.grace()).plus(FAREWELL);
    Departures departures = new Departures(farewell, ports.clock());
    Queues queues =
        new Queues(
            books.queues(),
            ports.tokens(),
            new BookHolderCheck(books, ports.machines(), departures),
            LEASE.plus(farewell),
            ports.clock());
    FinishRun finish =
        new FinishRun(books, orders, opening, settler, queues, bundles, departures, ports.clock());
    SubmitJob submit =
        new SubmitJob(
            new JobValidator(ValidationPolicy.of(settings)),
            new Planner(settings),
            books,
            bundles,
            machines,
            ports.clock(),
            ports.random(),
            settings.buckets().done());
    ShowRun show = new ShowRun(books, orders, ports.machines(), finish, ports.clock());
    CancelRun cancel = new CancelRun(books, ports.machines(), finish, ports.clock());
    api = new Api(submit, show, cancel);
    steps =
        new Steps(
            books,
            orders,
            opening,
            ports.source(),
            bundles,
            ports.workers(),
            ports.tokens(),
            queues,
            settler,
            finish,
            ports.clock());
    ComingWorkers coming = new ComingWorkers(ports.workers(), ports.tokens());
    SweepRuns sweep =
        new SweepRuns(
            books, orders, ports.machines(), finish, queues, departures, coming, ports.clock());
    finalizer =
        new RunFinalizer(
            books,
            finish,
            sweep,
            new WorkerEnds(books, ports.tokens(), ports.clock()),
            ports.workers().values(),
            ports.pauses());
    collect =
        new CollectMachines(books.machines(), ports.machines(), ports.clock(), new Patience());
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
