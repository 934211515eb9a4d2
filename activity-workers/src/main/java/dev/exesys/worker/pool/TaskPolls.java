package dev.exesys.worker.pool;

import dev.exesys.worker.PolledTask;
import java.time.Duration;
import java.util.Optional;

/** Polls the activities of pools for tasks. Thread-safe. */
public interface TaskPolls extends AutoCloseable {

  /**
   * Waits up to a minute for a task of a pool.
   *
   * @param workerName recorded in the history of the execution that the task belongs to
   * @return empty if there was no task in time
   * @throws PollException if Step Functions refused the request or did not answer
   */
  Optional<PolledTask> poll(String pool, String workerName);

  /**
   * Checks that a pool exists, with a request that returns at once.
   *
   * @throws PollException if Step Functions refused the request or did not answer
   */
  void check(String pool);

  /**
   * Returns by how much the clock of this host is ahead of that of AWS, according to the newest
   * response; negative if it is behind.
   */
  Duration clockOffset();

  /** Gives a task back that this worker has not claimed, so that it is offered again. */
  void giveBack(PolledTask task, String reason);

  /** Ends all polls in progress. */
  @Override
  void close();
}
