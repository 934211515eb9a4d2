package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * State machines with leases, which protect them from the garbage collector for as long as an
 * execution may need them and for a time to live after that. A start first writes the leases of all
 * its machines. Leases are cached, so that frequent runs of the same shape rarely write.
 */
public final class LeasedStateMachines implements StateMachines {

  /**
   * The longest timeout of a Lambda function. An older deletion mark belongs to a function that was
   * interrupted.
   */
  static final Duration MAX_FUNCTION_DURATION = Duration.ofMinutes(15);

  private static final int CONCURRENT_WRITES = 8;
  private static final int MAX_KNOWN = 10_000;

  private final StateMachines machines;
  private final StateMachineLeaseStore leaseStore;
  private final InstantSource clock;
  private final Duration ttl;
  private final RetryPolicy retryPolicy;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  /**
   * Creates leased machines.
   *
   * @param ttl how long a machine is kept after the last execution that may use it
   */
  public LeasedStateMachines(
      StateMachines machines,
      StateMachineLeaseStore leaseStore,
      InstantSource clock,
      Duration ttl,
      RetryPolicy retryPolicy) {
    this.machines = machines;
    this.leaseStore = leaseStore;
    this.clock = clock;
    this.ttl = ttl;
    this.retryPolicy = retryPolicy;
  }

  @Override
  public void start(CompiledJob job, ExecutionRequest execution) {
    Instant now = clock.instant();
    // A child execution may start just before its parent times out, and has the same timeout.
    Instant endsBy = now.plus(Duration.ofSeconds(job.timeoutSeconds()).multipliedBy(2));
    List<String> unleased =
        job.machines().stream()
            .map(CompiledMachine::name)
            .filter(name -> known.getOrDefault(name, now).isBefore(endsBy.plus(ttl.dividedBy(2))))
            .toList();
    ConcurrentCalls.forEach(unleased, CONCURRENT_WRITES, name -> lease(name, endsBy.plus(ttl)));
    machines.start(job, execution);
  }

  private void lease(String name, Instant until) {
    retryPolicy.until(
        "leasing state machine " + name,
        () -> leaseStore.use(name, until, clock.instant().minus(MAX_FUNCTION_DURATION)),
        MachineException::new);
    if (known.size() >= MAX_KNOWN) {
      known.clear();
    }
    known.merge(name, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public String machineArn(CompiledJob job) {
    return machines.machineArn(job);
  }

  @Override
  public String executionArn(CompiledJob job, String executionName) {
    return machines.executionArn(job, executionName);
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

  @Override
  public List<String> pools(String prefix) {
    return machines.pools(prefix);
  }
}
