package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener of status changes, in order; of ends until it has taken note. */
final class StatusPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Database database;
  private final Scheduler scheduler;
  private final ExecutionListener listener;
  private final Mailbox<ExecutionRow> mailbox = Mailbox.open(this::tell);

  StatusPublisher(Database database, Scheduler scheduler, ExecutionListener listener) {
    this.database = database;
    this.scheduler = scheduler;
    this.listener = listener;
  }

  void announce(ExecutionRow row) {
    mailbox.post(row);
  }

  private void tell(List<ExecutionRow> rows) {
    for (ExecutionRow row : rows) {
      try {
        listener.statusChanged(ExecutionDescriptions.event(row));
        if (!row.isRunning()) {
          database.write(connection -> ExecutionTable.told(connection, row.id()));
        }
      } catch (RuntimeException e) {
        LOG.warn("nobody took note that {} is {}", row.arn(), row.outcome().status(), e);
        if (!row.isRunning()) {
          scheduler.at(scheduler.instant().plus(PAUSE), () -> announce(row));
        }
      }
    }
  }
}
