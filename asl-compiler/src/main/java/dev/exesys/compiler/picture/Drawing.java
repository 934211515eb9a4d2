package dev.exesys.compiler.picture;

import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.job.JobGraph;
import java.util.List;
import java.util.Set;

/** One thing to be drawn, in any of the picture languages. */
public sealed interface Drawing {

  /** The orders of a job and what each needs, those of its {@link CriticalPath} marked. */
  static Drawing graph(JobGraph job, Set<String> critical) {
    return new Orders(OrderGraph.of(job, critical), LayeredLayout.of(job));
  }

  /** A compiled machine, the states of orders of the job's {@link CriticalPath} marked. */
  static Drawing machine(StateMachine machine, Set<String> critical) {
    return new Machine(MachineBoxes.of(machine, critical));
  }

  /** A graph of orders. */
  record Orders(OrderGraph graph, List<List<String>> layers) implements Drawing {}

  /** A state machine. */
  record Machine(MachineBoxes boxes) implements Drawing {}
}
