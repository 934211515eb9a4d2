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
import dev.exesys.engine.queue.Queues;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.Opening;
import dev.exesys.engine.runs.RunFinalizer;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.ShowRun;
import dev.exesys.engine.runs.SweepRuns;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.steps.Steps;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;

/** The engine's four functions over its ports. */
public final class Engine {

  private final Api api;
  private final Steps steps;
  private final RunFinalizer finalizer;

  /** Puts the functions together. */
  public Engine(EngineSettings settings, Ports ports) {
    Books books = ports.books();
    Bundles bundles =
        new Bundles(
            books.internal(),
            books.parameters(),
            books.secrets(),
            new SopsDocument(ports.clock(), new SecureRandom()),
            settings.prefix());
    RunOrders orders = new RunOrders(books);
    Opening opening = new Opening(books, orders);
    Settler settler = new Settler(books, bundles, ports.workers());
    Queues queues =
        new Queues(
            books.queues(),
            ports.tokens(),
            new BookHolderCheck(books, ports.machines()),
            ports.clock());
    FinishRun finish =
        new FinishRun(books, orders, opening, settler, queues, bundles, ports.clock());
    SubmitJob submit =
        new SubmitJob(
            new JobValidator(ValidationPolicy.of(settings)),
            new Planner(settings),
            books,
            bundles,
            ports.machines(),
            ports.clock(),
            ports.random(),
            settings.buckets().done());
    ShowRun show = new ShowRun(books, orders, ports.machines(), finish, ports.clock());
    CancelRun cancel = new CancelRun(books, ports.machines(), finish, ports.clock());
    api = new Api(submit, show, cancel);
    steps =
        new Steps(
            books,
            opening,
            ports.source(),
            bundles,
            ports.workers(),
            ports.tokens(),
            queues,
            settler,
            finish,
            ports.clock());
    SweepRuns sweep = new SweepRuns(books, orders, ports.machines(), finish, queues, ports.clock());
    finalizer = new RunFinalizer(books, finish, sweep);
  }

  /** {@code exesys-init}: an event of HTTP, or the body of POST /init. */
  public JsonNode init(JsonNode event) {
    return api.handle(event);
  }

  /** {@code exesys-dispatch} and {@code exesys-steps}: the payload of a state. */
  public JsonNode step(JsonNode payload) {
    return steps.handle(payload);
  }

  /** {@code exesys-finalizer}: an EventBridge event about an execution, or of the schedule. */
  public JsonNode finalizer(JsonNode event) {
    return finalizer.handle(event);
  }
}
