package dev.exesys.compiler;

import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.emit.JobWriter;
import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.graph.TransitiveReduction;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
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
    Graph graph = GraphReader.read(job);
    Graph reduced = TransitiveReduction.of(graph, Topology.of(graph));
    Plan plan = Structure.of(reduced);
    StateMachine machine = JobWriter.write(job, plan, options);
    CompiledMachine root = MachineMaker.make("root", machine, options);
    return new CompiledJob(
        List.of(root), new GraphStats(graph.size(), graph.edges(), reduced.edges()));
  }
}
