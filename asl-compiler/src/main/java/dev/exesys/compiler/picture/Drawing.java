package dev.exesys.compiler.picture;

import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.job.JobGraph;
import java.util.List;
import java.util.Set;

/** A drawing, independent of the output format. */
public sealed interface Drawing {

  /** Returns the drawing of an order graph; the orders of its {@link CriticalPath} are marked. */
  static Drawing graph(JobGraph job, Set<String> critical) {
    return new Orders(OrderGraph.of(job, critical), LayeredLayout.of(job));
  }

  /**
   * Returns the drawing of a compiled state machine; the states of orders on the {@link
   * CriticalPath} are marked.
   */
  static Drawing machine(StateMachine machine, Set<String> critical) {
    return new Machine(MachineBoxes.of(machine, critical));
  }

  /** A graph of orders. */
  record Orders(OrderGraph graph, List<List<String>> layers) implements Drawing {}

  /** A state machine. */
  record Machine(MachineBoxes boxes) implements Drawing {}
}
