package dev.exesys.compiler.emit;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.Condition;
import dev.exesys.asl.Fail;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Operator;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.StringNode;

/**
 * Builds the state machine of a shard. The root prepares the job, runs the orders, finalizes the
 * job and ends with the status of the job; a child only runs orders.
 */
public final class JobMachineBuilder {
  private static final String STATUS = "$.job.status";

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
    PlanStatesBuilder builder = new PlanStatesBuilder(job, names, tasks, releases, children);
    Branch orders = builder.build(plan, Transition.to(finalizeJob));
    states.put(prepare, tasks.prepare(Transition.to(orders.startAt()), finalizeJob));
    states.putAll(orders.states());
    addFinalStates(states, names, tasks, finalizeJob);
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
    PlanStatesBuilder builder =
        new PlanStatesBuilder(job, names, new TaskStates(options), releases, children);
    Branch orders = builder.build(plan, Transition.end());
    String comment =
        "%s of a job of %,d orders".formatted(ShardMachineNames.role(shard), job.orders().size());
    Branch top = new Branch(comment, orders.startAt(), orders.states());
    return new StateMachine(top, null, job.timeoutSeconds());
  }

  private static void addFinalStates(
      SequencedMap<String, State> states, StateNames names, TaskStates tasks, String finalizeJob) {
    String chooseStatus = names.allocate("how did it end?");
    String succeeded = names.allocate("job succeeded");
    String timedOut = names.allocate("job timed out");
    String failed = names.allocate("job failed");
    states.put(finalizeJob, tasks.finalizeJob(Transition.to(chooseStatus)));
    states.put(
        chooseStatus,
        new Choice(
            null,
            List.of(whenStatus("succeeded", succeeded), whenStatus("timed_out", timedOut)),
            failed,
            InputOutputProcessing.DEFAULTS));
    states.put(succeeded, new Succeed(null, InputOutputProcessing.DEFAULTS));
    states.put(timedOut, Fail.of("Exesys.JobTimedOut", "job timed out"));
    states.put(failed, Fail.of("Exesys.JobFailed", "job failed"));
  }

  private static ChoiceRule whenStatus(String status, String next) {
    return new ChoiceRule(
        new Condition.Comparison(STATUS, Operator.STRING_EQUALS, StringNode.valueOf(status)),
        next,
        null);
  }
}
