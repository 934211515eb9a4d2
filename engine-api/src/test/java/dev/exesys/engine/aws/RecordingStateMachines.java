package dev.exesys.engine.aws;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.machines.ExecutionRequest;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** State machines that only record the runs to start. */
final class RecordingStateMachines implements StateMachines {

  private final Set<String> started = ConcurrentHashMap.newKeySet();

  Set<String> started() {
    return started;
  }

  @Override
  public String machineArn(CompiledJob job) {
    return "machine:" + job.root().name();
  }

  @Override
  public String executionArn(CompiledJob job, String executionName) {
    return "execution:" + executionName;
  }

  @Override
  public void start(CompiledJob job, ExecutionRequest execution) {
    started.add(RunIds.endOf(execution.name()).orElseThrow());
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    return Optional.empty();
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    throw new UnsupportedOperationException("nothing runs here");
  }

  @Override
  public boolean delete(String machineName) {
    throw new UnsupportedOperationException("nothing is deleted here");
  }

  @Override
  public List<String> pools(String prefix) {
    return List.of();
  }
}
