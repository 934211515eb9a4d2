package dev.exesys.engine.sim;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.secrets.MemoryDataKeys;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.MemoryBlobs;
import dev.exesys.core.store.MemoryEvents;
import dev.exesys.core.store.MemoryKeys;
import dev.exesys.core.store.MemoryMachines;
import dev.exesys.core.store.MemoryNotifications;
import dev.exesys.core.store.MemoryOpenRuns;
import dev.exesys.core.store.MemoryOrders;
import dev.exesys.core.store.MemoryParameters;
import dev.exesys.core.store.MemoryPools;
import dev.exesys.core.store.MemoryQueues;
import dev.exesys.core.store.MemoryReportRequests;
import dev.exesys.core.store.MemoryRunIndex;
import dev.exesys.core.store.MemoryRuns;
import dev.exesys.core.store.MemoryShares;
import dev.exesys.core.store.MemoryWaits;
import dev.exesys.engine.codehost.CodeHost;
import dev.exesys.engine.notify.NotificationChannel;
import dev.exesys.engine.rerun.RedriveMessages;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.Engine;
import dev.exesys.engine.wiring.EngineStores;
import dev.exesys.engine.wiring.Ports;
import dev.exesys.engine.wiring.RunGitTokens;
import dev.exesys.local.stepfunctions.simulation.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The engine with stores in memory and Step Functions in virtual time. */
public final class SimEngine {

  static final EngineSettings SETTINGS =
      EngineSettings.fromEnvironment(
          Map.of(
              "AWS_EXE_SYS_ORDERS_TABLE", "orders",
              "AWS_EXE_SYS_ORDER_EVENTS_TABLE", "events",
              "AWS_EXE_SYS_LOCKS_TABLE", "locks",
              "AWS_EXE_SYS_INTERNAL_BUCKET", "internal",
              "AWS_EXE_SYS_DONE_BUCKET", "done",
              "AWS_EXE_SYS_EVENT_BUS", "default",
              "AWS_EXE_SYS_SSM_TARGETS", "i-1"));

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  final VirtualTime time;
  final SimStepFunctions machines;
  final SimWorkers workers;
  final MemoryOrders orders = new MemoryOrders();
  final MemoryRuns runs = new MemoryRuns();
  final MemoryOpenRuns open = new MemoryOpenRuns();
  final MemoryEvents events = new MemoryEvents();
  final MemoryQueues queues = new MemoryQueues();
  final MemoryQueues groups = new MemoryQueues();
  final MemoryNotifications notifications = new MemoryNotifications();
  final MemoryReportRequests reports = new MemoryReportRequests();
  final MemoryBlobs done = new MemoryBlobs("done");
  final MemoryBlobs internal = new MemoryBlobs("internal");
  final MemoryParameters parameters = new MemoryParameters();

  /** The actions whose function fails at the current time. */
  Predicate<String> broken = action -> false;

  /** Receives the notifications. */
  NotificationChannel channel = notification -> {};

  /** Shows the state of runs. */
  @Nullable CodeHost codeHost;

  private final Engine engine;

  SimEngine(Random random) {
    time = new VirtualTime(random::nextInt);
    machines = new SimStepFunctions(time);
    EventLog log = new EventLog(events, internal, time, SETTINGS.eventTtl());
    EngineStores stores =
        new EngineStores(
            orders,
            new MemoryShares(),
            runs,
            open,
            new MemoryRunIndex(),
            events,
            log,
            new MemoryWaits(),
            queues,
            groups,
            new MemoryKeys(),
            notifications,
            reports,
            new MemoryMachines(),
            internal,
            done,
            parameters,
            new MemoryParameters(),
            new MemoryDataKeys(),
            new MemoryPools());
    workers = new SimWorkers(orders, runs, machines, time, random);
    Ports ports =
        new Ports(
            stores,
            machines,
            machines,
            notification -> channel.send(notification),
            new SimCodeHost(() -> codeHost),
            new RunGitTokens(parameters),
            Map.of(
                ExecutionTarget.LAMBDA,
                workers,
                ExecutionTarget.CODEBUILD,
                workers,
                ExecutionTarget.SSM,
                workers),
            Optional.empty(),
            RetryPolicies.STATE_MACHINES,
            RetryPolicies.WORKER_STARTS,
            run -> new RunSource.Checkout("s3://internal/sources/x.tar.gz", COMMIT, null),
            (runId, count) -> RedriveMessages.answer(init(RedriveMessages.event(runId, count))),
            time,
            pause -> false,
            () -> new UUID(random.nextLong(), random.nextLong()));
    engine = new Engine(SETTINGS, ports);
    SimApprovers approvers = new SimApprovers(orders, time, this);
    machines.connect(
        payload -> {
          if (broken.test(payload.path("action").asString(""))) {
            throw new IllegalStateException("out of order");
          }
          JsonNode result = engine.step(payload);
          approvers.notice(payload);
          return result;
        },
        engine::finalizer);
    workers.connect(engine::report);
  }

  /** Submits a job by POST /init and returns the body of the response. */
  JsonNode submit(JsonNode job) {
    String payload =
        Base64.getEncoder().encodeToString(job.toString().getBytes(StandardCharsets.UTF_8));
    return http("POST", "/init", Json.object().put("job_parameters_b64", payload).toString());
  }

  /** Runs the reconciler, as the finalizer's schedule does. */
  void sweep() {
    JsonNode result = engine.finalizer(Json.object().put("action", "sweep"));
    if (result.path("failed").asInt() > 0) {
      throw new AssertionError(result);
    }
  }

  /** Handles an event of the function that reports to GitHub. */
  void github(JsonNode event) {
    JsonNode unused = engine.github(event);
  }

  JsonNode http(String method, String path, String body) {
    return Json.parse(ask(method, path, Map.of(), body).path("body").asString());
  }

  /** Returns the response to an HTTP event. */
  JsonNode ask(String method, String path, Map<String, String> query, String body) {
    var event = Json.object().put("rawPath", path).put("body", body);
    event.putObject("requestContext").putObject("http").put("method", method);
    event.set("queryStringParameters", Json.mapper().valueToTree(query));
    return init(event);
  }

  /** Returns the response to an event of the init function. */
  JsonNode init(JsonNode event) {
    return engine.init(event);
  }
}
