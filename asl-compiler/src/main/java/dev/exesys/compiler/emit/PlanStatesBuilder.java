package dev.exesys.compiler.emit;

import dev.exesys.asl.Branch;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.structure.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Writes the states of a plan. Plans are nested at most as deeply as {@code Structure} allows. */
final class PlanStatesBuilder {
  private final JobGraph job;
  private final StateNames names;
  private final TaskStates tasks;
  private final ReleaseIndex releases;
  private final ChildMachines children;

  PlanStatesBuilder(
      JobGraph job,
      StateNames names,
      TaskStates tasks,
      ReleaseIndex releases,
      ChildMachines children) {
    this.job = job;
    this.names = names;
    this.tasks = tasks;
    this.releases = releases;
    this.children = children;
  }

  /** The states of a plan as one level, which ends by a transition. */
  Branch write(Plan plan, Transition then) {
    List<Plan> steps = plan instanceof Plan.Sequence sequence ? sequence.steps() : List.of(plan);
    List<Step> named = new ArrayList<>(steps.size());
    steps.forEach(step -> named.add(name(step)));
    SequencedMap<String, State> states = new LinkedHashMap<>();
    for (int i = 0; i < named.size(); i++) {
      Transition next = i + 1 < named.size() ? Transition.to(named.get(i + 1).startName()) : then;
      write(named.get(i), next, states);
    }
    return new Branch(named.get(0).startName(), states);
  }

  /** A step with the names of its states, which the step before it must know. */
  private record Step(Plan plan, String name, @Nullable String acquire) {
    String startName() {
      return acquire == null ? name : acquire;
    }
  }

  private Step name(Plan plan) {
    return switch (plan) {
      case Plan.Order(int number) -> {
        OrderNode order = job.orders().get(number);
        String acquire = order.queueId() == null ? null : names.take("queue for " + order.name());
        yield new Step(plan, names.run(number), acquire);
      }
      case Plan.Hold hold -> new Step(plan, names.waitFor(orderNames(hold.needs())), null);
      case Plan.Fork fork -> new Step(plan, names.fork(firsts(fork)), null);
      case Plan.Child child -> new Step(plan, names.take(childName(child)), null);
      case Plan.Sequence sequence ->
          throw new IllegalStateException("a sequence in a sequence is one");
    };
  }

  private String childName(Plan.Child child) {
    String first = job.orders().get(child.first()).name();
    return "%s: %,d orders from %s"
        .formatted(ChildMachines.role(child.number()), child.orders(), first);
  }

  private List<String> firsts(Plan.Fork fork) {
    return orderNames(fork.branches().stream().map(Plan::first).toList());
  }

  private void write(Step step, Transition then, SequencedMap<String, State> states) {
    switch (step.plan()) {
      case Plan.Order(int number) -> order(number, step, then, states);
      case Plan.Hold hold -> states.put(step.name(), hold(hold, then));
      case Plan.Fork fork -> states.put(step.name(), fork(fork, then));
      case Plan.Child child -> states.put(step.name(), tasks.child(child.number(), children, then));
      case Plan.Sequence sequence ->
          throw new IllegalStateException("a sequence in a sequence is one");
    }
  }

  private void order(int number, Step step, Transition then, SequencedMap<String, State> states) {
    OrderNode order = job.orders().get(number);
    String settle = names.take("settle " + order.name());
    if (step.acquire() != null && order.queueId() != null) {
      states.put(
          step.acquire(),
          tasks.acquire(order, number + 1, order.queueId(), settle, Transition.to(step.name())));
    }
    states.put(step.name(), tasks.run(order, number + 1, settle));
    states.put(settle, tasks.settle(order, number + 1, orderNames(releases.of(number)), then));
  }

  private State hold(Plan.Hold hold, Transition then) {
    String holder = job.orders().get(hold.holder()).name();
    List<String> needs = orderNames(hold.needs());
    return tasks.waitFor(holder, needs, holder + " needs " + StateNames.some(needs), then);
  }

  private State fork(Plan.Fork fork, Transition then) {
    List<Branch> branches = new ArrayList<>();
    for (Plan branch : fork.branches()) {
      branches.add(write(branch, Transition.end()));
    }
    return new Parallel(null, branches, TaskStates.silent(null, then), ErrorHandling.FAIL, then);
  }

  private List<String> orderNames(List<Integer> numbers) {
    List<String> orderNames = new ArrayList<>(numbers.size());
    numbers.forEach(number -> orderNames.add(job.orders().get(number).name()));
    return orderNames;
  }
}
