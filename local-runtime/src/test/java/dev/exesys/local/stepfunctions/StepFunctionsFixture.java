package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens the service on its own database, with functions that the test implements. */
final class StepFunctionsFixture implements AutoCloseable, LambdaInvoker, ExecutionListener {
  static final String ROLE = "arn:aws:iam::000000000000:role/r";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  final Database database;
  final StepFunctions states;
  final BlockingQueue<JsonNode> changes = new LinkedBlockingQueue<>();
  final BlockingQueue<JsonNode> refused = new LinkedBlockingQueue<>();
  private volatile boolean refusing;
  private final Function<JsonNode, CompletionStage<FunctionResponse>> function;

  private StepFunctionsFixture(
      Path folder, Function<JsonNode, CompletionStage<FunctionResponse>> function) {
    this.function = function;
    this.database = Database.open(folder.resolve("states.db"));
    this.states =
        new StepFunctions(
            database, InstantSource.system(), "us-east-1", "000000000000", this, this);
    states.resume();
  }

  /**
   * Opens the service with a function that every Lambda task calls and that returns immediately.
   */
  static StepFunctionsFixture open(Path folder, Function<JsonNode, FunctionResponse> function) {
    return new StepFunctionsFixture(
        folder, payload -> CompletableFuture.completedFuture(function.apply(payload)));
  }

  /** Opens the service with a function that may return later or never. */
  static StepFunctionsFixture openLater(
      Path folder, Function<JsonNode, CompletionStage<FunctionResponse>> function) {
    return new StepFunctionsFixture(folder, function);
  }

  /** Opens the service with a function that returns its payload. */
  static StepFunctionsFixture open(Path folder) {
    return open(folder, FunctionResponse.FunctionResult::new);
  }

  @Override
  public CompletionStage<FunctionResponse> invoke(String name, boolean event, JsonNode payload) {
    return function.apply(payload);
  }

  @Override
  public void statusChanged(ObjectNode detail) {
    if (refusing) {
      refused.add(detail);
      throw new IllegalStateException("the listener refuses status changes");
    }
    changes.add(detail);
  }

  /** Makes the listener fail from now on. */
  void refuseChanges() {
    refusing = true;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return states.call(operation, input);
  }

  ObjectNode call(String operation, String... members) {
    ObjectNode input = AslJson.object();
    for (int i = 0; i < members.length; i += 2) {
      input.put(members[i], members[i + 1]);
    }
    return call(operation, input);
  }

  String create(String name, String definition) {
    return call("CreateStateMachine", "name", name, "definition", definition, "roleArn", ROLE)
        .get("stateMachineArn")
        .asString();
  }

  String start(String machine, String name, String input) {
    return call("StartExecution", "stateMachineArn", machine, "name", name, "input", input)
        .get("executionArn")
        .asString();
  }

  /** Waits until the listener receives the end of an execution; returns its description. */
  ObjectNode end(String execution) throws InterruptedException {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(deadline)) {
      JsonNode change = changes.poll(1, TimeUnit.SECONDS);
      if (change != null
          && change.get("executionArn").asString().equals(execution)
          && !change.get("status").asString().equals("RUNNING")) {
        return call("DescribeExecution", "executionArn", execution);
      }
    }
    throw new AssertionError(
        "still running:  " + call("DescribeExecution", "executionArn", execution));
  }

  ObjectNode run(String definition, String input) throws InterruptedException {
    String machine = create("m" + Integer.toHexString(definition.hashCode()), definition);
    String arn =
        call("StartExecution", "stateMachineArn", machine, "input", input)
            .get("executionArn")
            .asString();
    return end(arn);
  }

  List<String> history(String execution) {
    List<String> types = new ArrayList<>();
    for (JsonNode event : events(execution)) {
      types.add(event.get("type").asString());
    }
    return types;
  }

  List<JsonNode> events(String execution) {
    List<JsonNode> events = new ArrayList<>();
    ObjectNode input = AslJson.object().put("executionArn", execution).put("maxResults", 1000);
    while (true) {
      ObjectNode page = call("GetExecutionHistory", input);
      page.get("events").forEach(events::add);
      JsonNode next = page.get("nextToken");
      if (next == null) {
        return events;
      }
      input.put("nextToken", next.asString());
    }
  }

  /** Waits until the history of an execution has a number of events. */
  List<JsonNode> awaitEvents(String execution, int count) {
    Instant deadline = Instant.now().plus(TIMEOUT);
    List<JsonNode> events = events(execution);
    while (events.size() < count && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      events = events(execution);
    }
    return events;
  }

  static String code(Runnable call) {
    try {
      call.run();
    } catch (ServiceException e) {
      return e.code();
    }
    return "";
  }

  @Override
  public void close() {
    states.close();
    database.close();
  }
}
