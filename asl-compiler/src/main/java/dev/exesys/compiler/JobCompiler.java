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
import dev.exesys.compiler.structure.Plans;
import dev.exesys.compiler.structure.Structure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /**
   * Compiles a job without holding its machines, which are hundreds of megabytes for a large one.
   * The same problems are reported, but a machine may be too large when others are handed over
   * already.
   *
   * @param taker gets each machine when it is made, a parent after all its children; called by
   *     several threads at once
   * @throws CompileException for what {@link #compile(JobGraph, CompilerOptions)} has it
   */
  public static void compile(
      JobGraph job, CompilerOptions options, Consumer<CompiledMachine> taker) {
    Graph reduced = reduced(GraphReader.read(job));
    machines(
        job,
        reduced,
        options,
        Capacity.OF_THE_SERVICE,
        machine -> {
          taker.accept(machine);
          return machine.name();
        });
  }

  /** The machines of a job, none larger than a capacity; for tests of small jobs in many parts. */
  static CompiledJob compile(JobGraph job, CompilerOptions options, Capacity capacity) {
    Graph graph = GraphReader.read(job);
    Graph reduced = reduced(graph);
    return new CompiledJob(
        machines(job, reduced, options, capacity, Function.identity()),
        new GraphStats(graph.size(), graph.edges(), reduced.edges()));
  }

  private static Graph reduced(Graph graph) {
    return TransitiveReduction.of(graph, Topology.of(graph));
  }

  private static <T> List<T> machines(
      JobGraph job,
      Graph reduced,
      CompilerOptions options,
      Capacity capacity,
      Function<CompiledMachine, T> keeper) {
    Plan plan = Structure.of(reduced);
    List<Plan> leaves = Plans.leaves(plan);
    Releases releases = Releases.of(reduced.size(), leaves);
    Sizes sizes = new Sizes(job, releases, options);
    List<String> problems = Payloads.problems(leaves, sizes, releases);
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
    List<Part> parts = Cutter.cut(plan, sizes, capacity);
    return new MachineMaker(job, releases, options).make(parts, keeper);
  }
}
