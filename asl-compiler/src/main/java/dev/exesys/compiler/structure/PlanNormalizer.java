package dev.exesys.compiler.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Combines plans and flattens nested plans of the same kind. */
public final class PlanNormalizer {
  private PlanNormalizer() {}

  /** Returns all orders, waits and child executions of a plan, in no particular order. */
  public static List<Plan> leaves(Plan plan) {
    List<Plan> leaves = new ArrayList<>();
    Deque<Plan> open = new ArrayDeque<>(List.of(plan));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Plan.Sequence sequence -> sequence.steps().forEach(open::push);
        case Plan.Fork fork -> fork.branches().forEach(open::push);
        case Plan leaf -> leaves.add(leaf);
      }
    }
    return leaves;
  }

  /** Returns a plan that runs at least one plan after the other. */
  public static Plan sequence(List<Plan> steps) {
    List<Plan> flat = flatten(steps, Plan.Sequence.class, Plan.Sequence::steps);
    if (flat.size() == 1) {
      return flat.get(0);
    }
    int first = Integer.MAX_VALUE;
    for (Plan step : flat) {
      first = Math.min(first, step.first());
    }
    return new Plan.Sequence(flat, first);
  }

  /** Returns a plan that runs at least one plan concurrently. */
  public static Plan fork(List<Plan> branches) {
    List<Plan> flat = flatten(branches, Plan.Fork.class, Plan.Fork::branches);
    if (flat.size() == 1) {
      return flat.get(0);
    }
    List<Plan> sorted = new ArrayList<>(flat);
    sorted.sort(Comparator.comparingInt(Plan::first));
    return new Plan.Fork(sorted, sorted.get(0).first());
  }

  /** Replaces nested plans of a kind by their members. Usually there are none. */
  private static <P extends Plan> List<Plan> flatten(
      List<Plan> plans, Class<P> kind, Function<P, List<Plan>> members) {
    boolean nested = false;
    for (Plan plan : plans) {
      nested |= kind.isInstance(plan);
    }
    if (!nested) {
      return plans;
    }
    List<Plan> flat = new ArrayList<>();
    for (Plan plan : plans) {
      if (kind.isInstance(plan)) {
        flat.addAll(members.apply(kind.cast(plan)));
      } else {
        flat.add(plan);
      }
    }
    return flat;
  }
}
