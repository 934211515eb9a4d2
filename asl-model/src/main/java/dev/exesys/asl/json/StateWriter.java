package dev.exesys.asl.json;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Fail;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.State;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.Wait;
import tools.jackson.core.JsonGenerator;

/** Writes states, including those of nested branches. */
final class StateWriter {
  private final JsonGenerator json;
  private final RetryWriter retries;

  StateWriter(JsonGenerator json, RetryWriter retries) {
    this.json = json;
    this.retries = retries;
  }

  /** Writes the {@code StartAt} and {@code States} fields. */
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
    CommonFieldsWriter.optional(json, "Comment", branch.comment());
    states(branch);
    json.writeEndObject();
  }

  private void state(State state) {
    json.writeStartObject();
    json.writeStringProperty("Type", state.type().typeName());
    CommonFieldsWriter.optional(json, "Comment", state.comment());
    switch (state) {
      case Task task -> task(task);
      case Parallel parallel -> parallel(parallel);
      case MapState map -> map(map);
      case Choice choice -> ChoiceWriter.write(json, choice);
      case Wait wait -> wait(wait);
      case Pass pass -> pass(pass);
      case Succeed succeed -> CommonFieldsWriter.io(json, succeed.io());
      case Fail fail -> fail(fail);
    }
    json.writeEndObject();
  }

  private void task(Task task) {
    json.writeStringProperty("Resource", task.resource());
    CommonFieldsWriter.tree(json, "Credentials", task.credentials());
    CommonFieldsWriter.timeLimit(json, "TimeoutSeconds", "TimeoutSecondsPath", task.timeout());
    CommonFieldsWriter.timeLimit(
        json, "HeartbeatSeconds", "HeartbeatSecondsPath", task.heartbeat());
    CommonFieldsWriter.io(json, task.io());
    onError(task.onError());
    CommonFieldsWriter.transition(json, task.then());
  }

  private void parallel(Parallel parallel) {
    json.writeArrayPropertyStart("Branches");
    parallel.branches().forEach(this::branch);
    json.writeEndArray();
    CommonFieldsWriter.io(json, parallel.io());
    onError(parallel.onError());
    CommonFieldsWriter.transition(json, parallel.then());
  }

  private void map(MapState map) {
    CommonFieldsWriter.path(json, "ItemsPath", map.itemsPath());
    CommonFieldsWriter.tree(json, "ItemSelector", map.itemSelector());
    if (map.maxConcurrency() != 0) {
      json.writeNumberProperty("MaxConcurrency", map.maxConcurrency());
    }
    if (map.maxConcurrencyPath() != null) {
      json.writeStringProperty("MaxConcurrencyPath", map.maxConcurrencyPath());
    }
    json.writeName("ItemProcessor");
    branch(map.itemProcessor());
    CommonFieldsWriter.io(json, map.io());
    onError(map.onError());
    CommonFieldsWriter.transition(json, map.then());
  }

  private void wait(Wait wait) {
    switch (wait.until()) {
      case Wait.Until.Seconds(long seconds) -> json.writeNumberProperty("Seconds", seconds);
      case Wait.Until.SecondsPath(String path) -> json.writeStringProperty("SecondsPath", path);
      case Wait.Until.Timestamp(String time) -> json.writeStringProperty("Timestamp", time);
      case Wait.Until.TimestampPath(String path) -> json.writeStringProperty("TimestampPath", path);
    }
    CommonFieldsWriter.io(json, wait.io());
    CommonFieldsWriter.transition(json, wait.then());
  }

  private void pass(Pass pass) {
    CommonFieldsWriter.tree(json, "Result", pass.result());
    CommonFieldsWriter.io(json, pass.io());
    CommonFieldsWriter.transition(json, pass.then());
  }

  private void fail(Fail fail) {
    CommonFieldsWriter.optional(json, "Error", fail.error());
    CommonFieldsWriter.optional(json, "ErrorPath", fail.errorPath());
    CommonFieldsWriter.optional(json, "Cause", fail.cause());
    CommonFieldsWriter.optional(json, "CausePath", fail.causePath());
  }

  private void onError(ErrorHandling onError) {
    retries.write(onError.retriers());
    CommonFieldsWriter.catchers(json, onError.catchers());
  }
}
