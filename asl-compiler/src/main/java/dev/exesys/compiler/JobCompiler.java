package dev.exesys.compiler;

import dev.exesys.compiler.emit.PayloadSizeCheck;
import dev.exesys.compiler.emit.ReleaseIndex;
import dev.exesys.compiler.emit.SizeEstimator;
import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Topology;
import dev.exesys.compiler.graph.TransitiveReduction;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.shard.Partitioner;
import dev.exesys.compiler.shard.Shard;
import dev.exesys.compiler.shard.ShardCapacity;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanFinder;
import dev.exesys.compiler.structure.PlanNormalizer;
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
    return compile(job, options, ShardCapacity.OF_THE_SERVICE);
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
        ShardCapacity.OF_THE_SERVICE,
        machine -> {
          taker.accept(machine);
          return machine.name();
        });
  }

  /** The machines of a job, none larger than a capacity; for tests of small jobs in many parts. */
  static CompiledJob compile(JobGraph job, CompilerOptions options, ShardCapacity capacity) {
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
      ShardCapacity capacity,
      Function<CompiledMachine, T> keeper) {
    Plan plan = PlanFinder.of(reduced);
    List<Plan> leaves = PlanNormalizer.leaves(plan);
    ReleaseIndex releases = ReleaseIndex.of(reduced.size(), leaves);
    SizeEstimator sizes = new SizeEstimator(job, releases, options);
    List<String> problems = PayloadSizeCheck.problems(leaves, sizes, releases);
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
    List<Shard> parts = Partitioner.cut(plan, sizes, capacity);
    return new MachineEmitter(job, releases, options).make(parts, keeper);
  }
}
