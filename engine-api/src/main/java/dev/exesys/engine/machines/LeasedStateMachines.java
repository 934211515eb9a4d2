package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.StateMachineLeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Machines that stay for as long as executions may need them and for a while after: before an
 * execution is started, the book says so of all its machines. A function that has said so lately
 * knows it without asking, so that a shape in daily use costs a write now and then.
 */
public final class LeasedStateMachines implements StateMachines {

  /** No function runs longer, so a mark that is older is of one that died. */
  static final Duration LONGEST_FUNCTION = Duration.ofMinutes(15);

  private static final int WRITES_AT_ONCE = 8;
  private static final int MOST_KNOWN = 10_000;

  private final StateMachines machines;
  private final StateMachineLeaseStore book;
  private final InstantSource clock;
  private final Duration kept;
  private final RetryPolicy retry;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  /**
   * Machines over these.
   *
   * @param kept how long a machine stays after its last use
   */
  public LeasedStateMachines(
      StateMachines machines,
      StateMachineLeaseStore book,
      InstantSource clock,
      Duration kept,
      RetryPolicy retry) {
    this.machines = machines;
    this.book = book;
    this.clock = clock;
    this.kept = kept;
    this.retry = retry;
  }

  @Override
  public void start(CompiledJob job, String runId, String input) {
    Instant now = clock.instant();
    // A child may start when its parent's time is nearly over, and has as much time itself.
    Instant over = now.plus(Duration.ofSeconds(job.timeoutSeconds()).multipliedBy(2));
    List<String> unsure =
        job.machines().stream()
            .map(CompiledMachine::name)
            .filter(name -> known.getOrDefault(name, now).isBefore(over.plus(kept.dividedBy(2))))
            .toList();
    ConcurrentCalls.forEach(unsure, WRITES_AT_ONCE, name -> keep(name, over.plus(kept)));
    machines.start(job, runId, input);
  }

  private void keep(String name, Instant until) {
    retry.until(
        "keeping state machine " + name,
        () -> book.use(name, until, clock.instant().minus(LONGEST_FUNCTION)),
        MachineException::new);
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.merge(name, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public String machineArn(CompiledJob job) {
    return machines.machineArn(job);
  }

  @Override
  public String executionArn(CompiledJob job, String runId) {
    return machines.executionArn(job, runId);
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    return machines.status(executionArn);
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    machines.stop(executionArn, error, cause);
  }

  @Override
  public boolean delete(String machineName) {
    return machines.delete(machineName);
  }
}
