package dev.exesys.compiler;

import dev.exesys.compiler.emit.Releases;
import dev.exesys.compiler.emit.Sizes;
import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.graph.TransitiveReduction;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.Plans;
import dev.exesys.compiler.structure.Structure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How large the compiler expects a job to be. */
final class PlanSizes {
  private PlanSizes() {}

  static long of(JobGraph job, CompilerOptions options) {
    Graph graph = GraphReader.read(job);
    Plan plan = Structure.of(TransitiveReduction.of(graph, Topology.of(graph)));
    Sizes sizes = new Sizes(job, Releases.of(graph.size(), Plans.leaves(plan)), options);
    long bytes = 0;
    Deque<Plan> open = new ArrayDeque<>(List.of(plan));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Plan.Sequence sequence -> sequence.steps().forEach(open::push);
        case Plan.Fork fork -> {
          bytes += Sizes.FORK_BYTES;
          for (Plan branch : fork.branches()) {
            bytes += sizes.branch(branch);
          }
          fork.branches().forEach(open::push);
        }
        case Plan leaf -> bytes += sizes.bytes(leaf);
      }
    }
    return bytes;
  }
}
