package dev.exesys.compiler;

import dev.exesys.compiler.emit.ReleaseIndex;
import dev.exesys.compiler.emit.SizeEstimator;
import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.graph.TransitiveReduction;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanFinder;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Estimates the definition size of a job as the partitioner does. */
final class PlanSizes {
  private PlanSizes() {}

  static long of(JobGraph job, CompilerOptions options) {
    Graph graph = GraphReader.read(job);
    Plan plan = PlanFinder.of(TransitiveReduction.of(graph, Topology.of(graph)));
    SizeEstimator sizes =
        new SizeEstimator(job, ReleaseIndex.of(graph.size(), PlanNormalizer.leaves(plan)), options);
    long bytes = 0;
    Deque<Plan> open = new ArrayDeque<>(List.of(plan));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Plan.Sequence sequence -> sequence.steps().forEach(open::push);
        case Plan.Fork fork -> {
          bytes += SizeEstimator.FORK_BYTES;
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
