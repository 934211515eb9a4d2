package dev.exesys.compiler;

import dev.exesys.compiler.emit.Payloads;
import dev.exesys.compiler.emit.Releases;
import dev.exesys.compiler.emit.Sizes;
import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.graph.TransitiveReduction;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.shard.Capacity;
import dev.exesys.compiler.shard.Cutter;
import dev.exesys.compiler.shard.Part;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.Structure;
import java.util.List;

/**
 * Compiles a job's graph into state machines in which no order waits for anything but its needs.
 */
public final class JobCompiler {
  private JobCompiler() {}

  /**
   * The machines of a job. The same graph and options give the same bytes, whenever and wherever.
   *
   * @throws CompileException if the graph is none (unknown, duplicate or missing names, a cycle) or
   *     does not fit into the service's limits
   */
  public static CompiledJob compile(JobGraph job, CompilerOptions options) {
    return compile(job, options, Capacity.OF_THE_SERVICE);
  }

  /** The machines of a job, none larger than a capacity; for tests of small jobs in many parts. */
  static CompiledJob compile(JobGraph job, CompilerOptions options, Capacity capacity) {
    Graph graph = GraphReader.read(job);
    Graph reduced = TransitiveReduction.of(graph, Topology.of(graph));
    Plan plan = Structure.of(reduced);
    Releases releases = Releases.of(plan);
    List<String> problems = Payloads.problems(job, plan, releases);
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
    List<Part> parts = Cutter.cut(plan, new Sizes(job, releases, options), capacity);
    return new CompiledJob(
        new MachineMaker(job, releases, options).make(parts),
        new GraphStats(graph.size(), graph.edges(), reduced.edges()));
  }
}
