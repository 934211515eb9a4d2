package dev.exesys.compiler.emit;

import dev.exesys.asl.Branch;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Builds the state machine of a shard. The root prepares the job, runs the orders and finalizes the
 * job, which fails the execution if the job did not succeed; a child only runs orders.
 */
public final class JobMachineBuilder {
  private JobMachineBuilder() {}

  /** Returns the root state machine of a job. */
  public static StateMachine root(
      JobGraph job,
      Plan plan,
      ReleaseIndex releases,
      CompilerOptions options,
      ShardMachineNames children) {
    StateNames names = new StateNames(job, plan);
    TaskStates tasks = new TaskStates(options);
    SequencedMap<String, State> states = new LinkedHashMap<>();
    String prepare = names.allocate("prepare");
    String finalizeJob = names.allocate("finalize");
    PlanStatesBuilder builder = new PlanStatesBuilder(job, names, options, releases, children);
    Branch orders = builder.build(plan, Transition.to(finalizeJob));
    states.put(prepare, tasks.prepare(Transition.to(orders.startAt()), finalizeJob));
    states.putAll(orders.states());
    states.put(finalizeJob, tasks.finalizeJob());
    int count = job.orders().size();
    String comment = "%,d order%s".formatted(count, count == 1 ? "" : "s");
    return new StateMachine(new Branch(comment, prepare, states), null, job.timeoutSeconds());
  }

  /** Returns the state machine of a shard that a parent starts as a child execution. */
  public static StateMachine child(
      JobGraph job,
      int shard,
      Plan plan,
      ReleaseIndex releases,
      CompilerOptions options,
      ShardMachineNames children) {
    StateNames names = new StateNames(job, plan);
    PlanStatesBuilder builder = new PlanStatesBuilder(job, names, options, releases, children);
    Branch orders = builder.build(plan, Transition.end());
    String comment =
        "%s of a job of %,d orders".formatted(ShardMachineNames.role(shard), job.orders().size());
    Branch top = new Branch(comment, orders.startAt(), orders.states());
    return new StateMachine(top, null, job.timeoutSeconds());
  }
}
