package dev.exesys.engine.sim;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An execution: enters states, resolves payloads and waits for task tokens. */
final class SimExecution {

  private final SimStepFunctions service;
  private final String arn;
  private final String name;
  private final JsonNode machine;
  private ExecutionStatus status = ExecutionStatus.RUNNING;

  SimExecution(SimStepFunctions service, String arn, String name, JsonNode machine) {
    this.service = service;
    this.arn = arn;
    this.name = name;
    this.machine = machine;
  }

  String arn() {
    return arn;
  }

  String name() {
    return name;
  }

  ExecutionStatus status() {
    return status;
  }

  void begin(JsonNode input) {
    long timeout = machine.path("TimeoutSeconds").asLong();
    service.time().after(Duration.ofSeconds(timeout), () -> end(ExecutionStatus.TIMED_OUT));
    enter(
        machine,
        machine.path("StartAt").asString(),
        (ObjectNode) input,
        output -> end(ExecutionStatus.SUCCEEDED));
  }

  void end(ExecutionStatus how) {
    if (status == ExecutionStatus.RUNNING) {
      status = how;
      service.ended(this);
    }
  }

  private void enter(JsonNode branch, String name, ObjectNode data, Consumer<ObjectNode> done) {
    if (status != ExecutionStatus.RUNNING) {
      return;
    }
    JsonNode state = branch.path("States").path(name);
    switch (state.path("Type").asString()) {
      case "Task" -> task(branch, state, data, done);
      case "Parallel" -> parallel(branch, state, data, done);
      default -> throw new IllegalStateException("no such state: " + name);
    }
  }

  private void leave(JsonNode branch, JsonNode state, ObjectNode data, Consumer<ObjectNode> done) {
    if (state.path("End").asBoolean(false)) {
      done.accept(data);
    } else {
      enter(branch, state.path("Next").asString(), data, done);
    }
  }

  private void parallel(
      JsonNode branch, JsonNode state, ObjectNode data, Consumer<ObjectNode> done) {
    AtomicInteger left = new AtomicInteger(state.path("Branches").size());
    for (JsonNode inner : state.path("Branches")) {
      service
          .time()
          .after(
              Duration.ZERO,
              () ->
                  enter(
                      inner,
                      inner.path("StartAt").asString(),
                      data.deepCopy(),
                      output -> {
                        if (left.decrementAndGet() == 0) {
                          leave(branch, state, data, done);
                        }
                      }));
    }
  }

  private void task(JsonNode branch, JsonNode state, ObjectNode data, Consumer<ObjectNode> done) {
    attempt(branch, state, data, done, new SimRetries(state));
  }

  private void attempt(
      JsonNode branch,
      JsonNode state,
      ObjectNode data,
      Consumer<ObjectNode> done,
      SimRetries retries) {
    if (status != ExecutionStatus.RUNNING) {
      return;
    }
    boolean waits = state.path("Resource").asString().endsWith(".waitForTaskToken");
    Pending pending = new Pending(branch, state, data, done, retries);
    String token = waits ? service.token(pending) : "";
    ObjectNode payload =
        (ObjectNode) resolve(state.path("Parameters").path("Payload"), data, token);
    if (state.has("TimeoutSeconds")) {
      service
          .time()
          .after(
              Duration.ofSeconds(state.path("TimeoutSeconds").asLong()),
              () -> pending.fail("States.Timeout", ""));
    }
    service
        .time()
        .after(
            Duration.ZERO,
            () -> {
              if (status == ExecutionStatus.RUNNING) {
                call(payload, waits, pending);
              }
            });
  }

  private void call(ObjectNode payload, boolean waits, Pending pending) {
    JsonNode answer;
    try {
      answer = service.call(payload);
    } catch (RuntimeException e) {
      pending.fail(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
      return;
    }
    if (!waits) {
      pending.succeed(Json.object().set("Payload", answer));
    }
  }

  private JsonNode resolve(JsonNode template, JsonNode data, String token) {
    if (!template.isObject()) {
      return template;
    }
    ObjectNode resolved = Json.object();
    template
        .properties()
        .forEach(e -> {
          if (e.getKey().endsWith(".$")) {
            String key = e.getKey().substring(0, e.getKey().length() - 2);
            resolved.set(key, value(e.getValue().asString(), data, token));
          } else {
            resolved.set(e.getKey(), resolve(e.getValue(), data, token));
          }
        });
    return resolved;
  }

  private JsonNode value(String path, JsonNode data, String token) {
    return switch (path) {
      case "$$.Task.Token" -> Json.mapper().valueToTree(token);
      case "$$.Execution.Id" -> Json.mapper().valueToTree(arn);
      case "$$.Execution" -> Json.object().put("Id", arn).put("Name", name).put("RedriveCount", 0);
      case "$$.State.EnteredTime" -> Json.mapper().valueToTree(service.time().instant().toString());
      default -> at(data, path);
    };
  }

  private static JsonNode at(JsonNode data, String path) {
    return path.equals("$") ? data : data.at(path.substring(1).replace('.', '/'));
  }

  /** A task state in progress. */
  final class Pending {
    private final JsonNode branch;
    private final JsonNode state;
    private final ObjectNode data;
    private final Consumer<ObjectNode> done;
    private final SimRetries retries;
    private boolean over;

    Pending(
        JsonNode branch,
        JsonNode state,
        ObjectNode data,
        Consumer<ObjectNode> done,
        SimRetries retries) {
      this.branch = branch;
      this.state = state;
      this.data = data;
      this.done = done;
      this.retries = retries;
    }

    boolean succeed(JsonNode result) {
      return once(() -> {
        JsonNode selected =
            state.has("ResultSelector")
                ? resolve(state.path("ResultSelector"), result, "")
                : result;
        put(state.path("ResultPath"), selected);
        leave(branch, state, data, done);
      });
    }

    boolean fail(String error, String cause) {
      return once(() -> {
        Optional<Duration> delay = retries.delay(error);
        if (delay.isPresent()) {
          service.time().after(delay.get(), () -> attempt(branch, state, data, done, retries));
          return;
        }
        Optional<JsonNode> catcher =
            state
                .path("Catch")
                .valueStream()
                .filter(c -> SimRetries.matches(c.path("ErrorEquals"), error))
                .findFirst();
        if (catcher.isEmpty()) {
          end(ExecutionStatus.FAILED);
        } else {
          put(
              catcher.get().path("ResultPath"),
              Json.object().put("Error", error).put("Cause", cause));
          enter(branch, catcher.get().path("Next").asString(), data, done);
        }
      });
    }

    private boolean once(Runnable action) {
      if (over || status != ExecutionStatus.RUNNING) {
        return false;
      }
      over = true;
      service.time().after(Duration.ZERO, action);
      return true;
    }

    private void put(JsonNode path, JsonNode value) {
      if (path.isString()) {
        data.set(path.asString().substring(2), value);
      }
    }
  }
}
