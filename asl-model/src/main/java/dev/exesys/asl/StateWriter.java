package dev.exesys.asl;

import tools.jackson.core.JsonGenerator;

/** Writes states, those of branches included. */
final class StateWriter {
  private final JsonGenerator json;
  private final RetryWriter retries;

  StateWriter(JsonGenerator json, RetryWriter retries) {
    this.json = json;
    this.retries = retries;
  }

  /** The members of an object that say which states there are. */
  void states(Branch branch) {
    json.writeStringProperty("StartAt", branch.startAt());
    json.writeObjectPropertyStart("States");
    branch
        .states()
        .forEach((name, state) -> {
          json.writeName(name);
          state(state);
        });
    json.writeEndObject();
  }

  private void branch(Branch branch) {
    json.writeStartObject();
    PartWriter.optional(json, "Comment", branch.comment());
    states(branch);
    json.writeEndObject();
  }

  private void state(State state) {
    json.writeStartObject();
    json.writeStringProperty("Type", state.type().word());
    PartWriter.optional(json, "Comment", state.comment());
    switch (state) {
      case Task task -> task(task);
      case Parallel parallel -> parallel(parallel);
      case MapState map -> map(map);
      case Choice choice -> ChoiceWriter.write(json, choice);
      case Wait wait -> wait(wait);
      case Pass pass -> pass(pass);
      case Succeed succeed -> PartWriter.io(json, succeed.io());
      case Fail fail -> fail(fail);
    }
    json.writeEndObject();
  }

  private void task(Task task) {
    json.writeStringProperty("Resource", task.resource());
    PartWriter.tree(json, "Credentials", task.credentials());
    PartWriter.limit(json, "TimeoutSeconds", "TimeoutSecondsPath", task.timeout());
    PartWriter.limit(json, "HeartbeatSeconds", "HeartbeatSecondsPath", task.heartbeat());
    PartWriter.io(json, task.io());
    onError(task.onError());
    PartWriter.transition(json, task.then());
  }

  private void parallel(Parallel parallel) {
    json.writeArrayPropertyStart("Branches");
    parallel.branches().forEach(this::branch);
    json.writeEndArray();
    PartWriter.io(json, parallel.io());
    onError(parallel.onError());
    PartWriter.transition(json, parallel.then());
  }

  private void map(MapState map) {
    PartWriter.path(json, "ItemsPath", map.itemsPath());
    PartWriter.tree(json, "ItemSelector", map.itemSelector());
    if (map.maxConcurrency() != 0) {
      json.writeNumberProperty("MaxConcurrency", map.maxConcurrency());
    }
    json.writeName("ItemProcessor");
    branch(map.itemProcessor());
    PartWriter.io(json, map.io());
    onError(map.onError());
    PartWriter.transition(json, map.then());
  }

  private void wait(Wait wait) {
    switch (wait.until()) {
      case Wait.Until.Seconds(long seconds) -> json.writeNumberProperty("Seconds", seconds);
      case Wait.Until.SecondsPath(String path) -> json.writeStringProperty("SecondsPath", path);
      case Wait.Until.Timestamp(String time) -> json.writeStringProperty("Timestamp", time);
      case Wait.Until.TimestampPath(String path) -> json.writeStringProperty("TimestampPath", path);
    }
    PartWriter.io(json, wait.io());
    PartWriter.transition(json, wait.then());
  }

  private void pass(Pass pass) {
    PartWriter.tree(json, "Result", pass.result());
    PartWriter.io(json, pass.io());
    PartWriter.transition(json, pass.then());
  }

  private void fail(Fail fail) {
    PartWriter.optional(json, "Error", fail.error());
    PartWriter.optional(json, "ErrorPath", fail.errorPath());
    PartWriter.optional(json, "Cause", fail.cause());
    PartWriter.optional(json, "CausePath", fail.causePath());
  }

  private void onError(OnError onError) {
    retries.write(onError.retriers());
    PartWriter.catchers(json, onError.catchers());
  }
}
