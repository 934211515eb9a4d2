package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports status changes to the listener, in order. Repeats the report of an end until the listener
 * accepts it.
 */
final class StatusPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration REPEAT_DELAY = Duration.ofSeconds(2);

  private final Database database;
  private final Scheduler scheduler;
  private final ExecutionListener listener;
  private final Mailbox<ExecutionRow> mailbox = Mailbox.open(this::deliver);

  StatusPublisher(Database database, Scheduler scheduler, ExecutionListener listener) {
    this.database = database;
    this.scheduler = scheduler;
    this.listener = listener;
  }

  void publish(ExecutionRow row) {
    mailbox.post(row);
  }

  private void deliver(List<ExecutionRow> rows) {
    for (ExecutionRow row : rows) {
      try {
        listener.statusChanged(ExecutionDescriptions.event(row));
        if (!row.isRunning()) {
          database.write(connection -> ExecutionTable.markPublished(connection, row));
        }
      } catch (RuntimeException e) {
        LOG.warn(
            "the listener did not accept that {} is {}; an end is reported again",
            row.arn(),
            row.outcome().status(),
            e);
        if (!row.isRunning()) {
          scheduler.at(scheduler.instant().plus(REPEAT_DELAY), () -> publish(row));
        }
      }
    }
  }
}
