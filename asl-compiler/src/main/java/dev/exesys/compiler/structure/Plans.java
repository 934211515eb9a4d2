package dev.exesys.compiler.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Puts plans together so that nested ones of the same kind are one. */
public final class Plans {
  private Plans() {}

  /** All orders, waits and children of a plan, in no particular order. */
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

  public static Plan sequence(List<Plan> steps) {
    List<Plan> flat = new ArrayList<>();
    int first = Integer.MAX_VALUE;
    for (Plan step : steps) {
      if (step instanceof Plan.Sequence inner) {
        flat.addAll(inner.steps());
      } else {
        flat.add(step);
      }
      first = Math.min(first, step.first());
    }
    return flat.size() == 1 ? flat.get(0) : new Plan.Sequence(flat, first);
  }

  public static Plan fork(List<Plan> branches) {
    List<Plan> flat = new ArrayList<>();
    for (Plan branch : branches) {
      if (branch instanceof Plan.Fork inner) {
        flat.addAll(inner.branches());
      } else {
        flat.add(branch);
      }
    }
    flat.sort(Comparator.comparingInt(Plan::first));
    return flat.size() == 1 ? flat.get(0) : new Plan.Fork(flat, flat.get(0).first());
  }
}
