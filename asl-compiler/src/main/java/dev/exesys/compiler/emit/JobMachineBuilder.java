package dev.exesys.compiler.emit;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.Condition;
import dev.exesys.asl.DataFlowFields;
import dev.exesys.asl.Fail;
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

/** Writes the machine of a job: prepare, the orders, finalize, and an end that shows the status. */
public final class JobMachineBuilder {
  private static final String STATUS = "$.job.status";

  private JobMachineBuilder() {}

  /** The machine that a job starts. */
  public static StateMachine root(
      JobGraph job,
      Plan plan,
      ReleaseIndex releases,
      CompilerOptions options,
      ChildMachines children) {
    StateNames names = new StateNames(job, plan);
    TaskStates tasks = new TaskStates(options);
    SequencedMap<String, State> states = new LinkedHashMap<>();
    String prepare = names.take("prepare");
    String finish = names.take("finalize");
    PlanStatesBuilder writer = new PlanStatesBuilder(job, names, tasks, releases, children);
    Branch orders = writer.write(plan, Transition.to(finish));
    states.put(prepare, tasks.prepare(Transition.to(orders.startAt()), finish));
    states.putAll(orders.states());
    end(states, names, tasks, finish);
    int count = job.orders().size();
    String comment = "%,d order%s".formatted(count, count == 1 ? "" : "s");
    return new StateMachine(new Branch(comment, prepare, states), null, job.timeoutSeconds());
  }

  /** The machine of a part that another one starts. It has nothing but orders. */
  public static StateMachine child(
      JobGraph job,
      int part,
      Plan plan,
      ReleaseIndex releases,
      CompilerOptions options,
      ChildMachines children) {
    StateNames names = new StateNames(job, plan);
    PlanStatesBuilder writer =
        new PlanStatesBuilder(job, names, new TaskStates(options), releases, children);
    Branch orders = writer.write(plan, Transition.end());
    String comment =
        "%s of a job of %,d orders".formatted(ChildMachines.role(part), job.orders().size());
    Branch top = new Branch(comment, orders.startAt(), orders.states());
    return new StateMachine(top, null, job.timeoutSeconds());
  }

  private static void end(
      SequencedMap<String, State> states, StateNames names, TaskStates tasks, String finish) {
    String how = names.take("how did it end?");
    String succeeded = names.take("job succeeded");
    String timedOut = names.take("job timed out");
    String failed = names.take("job failed");
    states.put(finish, tasks.finalizeJob(Transition.to(how)));
    states.put(
        how,
        new Choice(
            null,
            List.of(when("succeeded", succeeded), when("timed_out", timedOut)),
            failed,
            DataFlowFields.PLAIN));
    states.put(succeeded, new Succeed(null, DataFlowFields.PLAIN));
    states.put(timedOut, Fail.of("Exesys.JobTimedOut", "job timed out"));
    states.put(failed, Fail.of("Exesys.JobFailed", "job failed"));
  }

  private static ChoiceRule when(String status, String next) {
    return new ChoiceRule(
        new Condition.Comparison(STATUS, Operator.STRING_EQUALS, StringNode.valueOf(status)),
        next,
        null);
  }
}
