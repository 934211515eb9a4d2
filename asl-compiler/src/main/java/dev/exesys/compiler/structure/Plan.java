package dev.exesys.compiler.structure;

import java.util.List;

/** How orders follow each other: what a machine is written from. */
public sealed interface Plan {

  /** The smallest number of an order in here; plans that stand side by side are sorted by it. */
  int first();

  /** One order. */
  record Order(int order) implements Plan {
    @Override
    public int first() {
      return order;
    }
  }

  /**
   * A wait: what follows goes on when the named orders have settled.
   *
   * @param holder the first of the orders that it holds; no other wait has the same
   * @param needs the orders waited for, ascending
   */
  record Hold(int holder, List<Integer> needs) implements Plan {
    public Hold {
      needs = List.copyOf(needs);
    }

    @Override
    public int first() {
      return holder;
    }
  }

  /**
   * A part of the job that is a machine of its own.
   *
   * @param number of the part, from 1
   * @param orders how many orders run in it and in its own children
   */
  record Child(int number, int orders, int first) implements Plan {}

  /** One after the other; at least two, none of them a sequence itself. */
  record Sequence(List<Plan> steps, int first) implements Plan {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /** Side by side; at least two, none of them itself side by side. */
  record Fork(List<Plan> branches, int first) implements Plan {
    public Fork {
      branches = List.copyOf(branches);
    }
  }
}
