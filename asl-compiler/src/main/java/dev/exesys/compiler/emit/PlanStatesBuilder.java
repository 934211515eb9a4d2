package dev.exesys.compiler.emit;

import dev.exesys.asl.Branch;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the states of a plan. The recursion is as deep as the plan, whose nesting {@code
 * dev.exesys.compiler.structure} limits.
 */
final class PlanStatesBuilder {
  private final JobGraph job;
  private final StateNames names;
  private final TaskStates tasks;
  private final OrderStatesBuilder orders;
  private final ReleaseIndex releases;
  private final ShardMachineNames machineNames;

  PlanStatesBuilder(
      JobGraph job,
      StateNames names,
      CompilerOptions options,
      ReleaseIndex releases,
      ShardMachineNames machineNames) {
    this.job = job;
    this.names = names;
    this.tasks = new TaskStates(options);
    this.orders = new OrderStatesBuilder(new OrderStateTasks(options));
    this.releases = releases;
    this.machineNames = machineNames;
  }

  /** Returns the states of a plan as one level that ends with the given transition. */
  Branch build(Plan plan, Transition then) {
    List<Plan> steps = plan instanceof Plan.Sequence sequence ? sequence.steps() : List.of(plan);
    List<Step> named = new ArrayList<>(steps.size());
    steps.forEach(step -> named.add(name(step)));
    SequencedMap<String, State> states = new LinkedHashMap<>();
    for (int i = 0; i < named.size(); i++) {
      Transition next = i + 1 < named.size() ? Transition.to(named.get(i + 1).startName()) : then;
      build(named.get(i), next, states);
    }
    return new Branch(named.get(0).startName(), states);
  }

  /**
   * A plan with the name of its first state, which the preceding step refers to.
   *
   * @param order the names of the states of an order; {@code null} for other plans
   */
  private record Step(Plan plan, String startName, @Nullable OrderStateNames order) {}

  private Step name(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) -> {
        OrderStateNames order = names.order(number, job.orders().get(number));
        yield new Step(plan, order.path().get(0), order);
      }
      case Plan.DependencyWait hold ->
          new Step(plan, names.waitFor(orderNames(hold.dependencies())), null);
      case Plan.Fork fork -> new Step(plan, names.fork(branchNames(fork)), null);
      case Plan.ChildExecution child -> new Step(plan, names.allocate(childName(child)), null);
      case Plan.Sequence sequence ->
          throw new IllegalStateException("internal error: nested sequences were not flattened");
    };
  }

  /** Returns for example {@code envs/prod: 12 orders (shard-3)}. */
  private String childName(Plan.ChildExecution child) {
    String role = ShardMachineNames.role(child.number());
    String label = child.label();
    return label == null
        ? "%s: %,d orders from %s"
            .formatted(role, child.orders(), job.orders().get(child.first()).name())
        : "%s: %,d orders (%s)".formatted(label, child.orders(), role);
  }

  /** Returns what names the branches of a fork: a group's label or the first order. */
  private List<String> branchNames(Plan.Fork fork) {
    List<String> branchNames = new ArrayList<>();
    for (Plan branch : fork.branches()) {
      String label = branch instanceof Plan.ChildExecution child ? child.label() : null;
      branchNames.add(label == null ? job.orders().get(branch.first()).name() : label);
    }
    return branchNames;
  }

  private void build(Step step, Transition then, SequencedMap<String, State> states) {
    switch (step.plan()) {
      case Plan.Order(int number) -> {
        OrderStateNames order = Objects.requireNonNull(step.order());
        List<String> released = orderNames(releases.of(number));
        orders.build(job.orders().get(number), number + 1, order, released, then, states);
      }
      case Plan.DependencyWait hold -> states.put(step.startName(), hold(hold, then));
      case Plan.Fork fork -> states.put(step.startName(), fork(fork, then));
      case Plan.ChildExecution child ->
          states.put(step.startName(), tasks.child(child.number(), machineNames, then));
      case Plan.Sequence sequence ->
          throw new IllegalStateException("internal error: nested sequences were not flattened");
    }
  }

  private State hold(Plan.DependencyWait hold, Transition then) {
    String waitingOrder = job.orders().get(hold.waitingOrder()).name();
    List<String> dependencies = orderNames(hold.dependencies());
    return tasks.waitFor(
        waitingOrder,
        dependencies,
        waitingOrder + " needs " + StateNames.abbreviate(dependencies),
        then);
  }

  private State fork(Plan.Fork fork, Transition then) {
    List<Branch> branches = new ArrayList<>();
    for (Plan branch : fork.branches()) {
      branches.add(build(branch, Transition.end()));
    }
    return new Parallel(
        null, branches, TaskPayloads.discardingResult(null, then), ErrorHandling.NONE, then);
  }

  private List<String> orderNames(List<Integer> numbers) {
    List<String> orderNames = new ArrayList<>(numbers.size());
    numbers.forEach(number -> orderNames.add(job.orders().get(number).name()));
    return orderNames;
  }
}
