package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.RunItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Publishes the end of a run: its terminal event and its done object. */
public final class RunCompletion {

  private final EventLog eventLog;
  private final BlobStore doneBucket;
  private final Consumer<RunItem> published;

  /**
   * Creates a publisher to this event log and bucket.
   *
   * @param published is called when the done object of a run was written
   */
  public RunCompletion(EventLog eventLog, BlobStore doneBucket, Consumer<RunItem> published) {
    this.eventLog = eventLog;
    this.doneBucket = doneBucket;
    this.published = published;
  }

  /** Publishes the end of a finished run. Can be repeated: what exists is not written again. */
  DoneObject publish(RunItem finished) {
    DoneObject done =
        new DoneObject(
            finished.progress().status(), Objects.requireNonNull(finished.progress().summary()));
    writeEvent(finished, done);
    byte[] content = Json.text(done).getBytes(StandardCharsets.UTF_8);
    if (doneBucket.putIfAbsent(DoneObject.key(finished.runId()), content)) {
      published.accept(finished);
    }
    return done;
  }

  private void writeEvent(RunItem run, DoneObject done) {
    ObjectNode data = Json.object().put("status", done.status().wire());
    data.set("summary", Json.mapper().valueToTree(done.summary()));
    if (run.progress().failureReason() != null) {
      data.put("reason", run.progress().failureReason());
    }
    Instant endedAt = Objects.requireNonNull(run.progress().endedAt());
    eventLog.appendOnce(
        EventSubject.job(run.ids()), endedAt, EventType.JOB_COMPLETED, done.status().wire(), data);
  }
}
