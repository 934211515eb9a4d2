package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.runs.RunOrders;

/** Starts the execution of a stored run. Starting a run twice starts it once. */
public final class RunStart {
  private final RunStore runStore;
  private final RunOrders orders;
  private final JobPlanner planner;
  private final StateMachines machines;

  /** Creates the use case. */
  public RunStart(RunStore runStore, RunOrders orders, JobPlanner planner, StateMachines machines) {
    this.runStore = runStore;
    this.orders = orders;
    this.planner = planner;
    this.machines = machines;
  }

  /** Records the ARNs that the run will use, and starts its execution. */
  void start(RunItem run, CompiledJob compiled) {
    runStore.recordExecution(
        run.runId(), machines.machineArn(compiled), executionArn(run, compiled));
    machines.start(compiled, ExecutionRequests.of(run));
  }

  /** Returns the ARN of the run's execution, whether it exists or not. */
  String executionArn(RunItem run, CompiledJob compiled) {
    return machines.executionArn(compiled, ExecutionRequests.name(run));
  }

  /**
   * Compiles the orders of a run again, which results in the same state machines, and starts its
   * execution.
   *
   * @throws MachineException if the orders cannot be compiled or Step Functions fails
   */
  public void start(RunItem run) {
    switch (planner.plan(JobGraphFactory.of(run, orders.all(run)))) {
      case JobPlanner.Compiled compiled -> start(run, compiled.machines());
      case JobPlanner.Refused refused ->
          throw new MachineException(
              "run " + run.runId() + " cannot be compiled: " + refused.problems());
    }
  }
}
