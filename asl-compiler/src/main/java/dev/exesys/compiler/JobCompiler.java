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
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.shard.Partitioner;
import dev.exesys.compiler.shard.Shard;
import dev.exesys.compiler.shard.ShardCapacity;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanFinder;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Compiles the orders of a job to state machines in which each order starts exactly when its last
 * dependency has settled. The phases are read, reduce, decompose, check, partition and emit.
 */
public final class JobCompiler {
  private final JobGraph job;
  private final CompilerOptions options;
  private final ShardCapacity capacity;

  private JobCompiler(JobGraph job, CompilerOptions options, ShardCapacity capacity) {
    this.job = job;
    this.options = options;
    this.capacity = capacity;
  }

  /**
   * Returns the state machines of a job. The same job and options always produce the same bytes.
   *
   * @throws CompileException if the orders do not form an acyclic graph or if the job exceeds a
   *     service limit
   */
  public static CompiledJob compile(JobGraph job, CompilerOptions options) {
    return compile(job, options, ShardCapacity.OF_THE_SERVICE);
  }

  /**
   * Compiles a job without keeping its state machines, which take hundreds of megabytes for a large
   * job. A state machine may turn out to be too large after others have been passed on.
   *
   * @param consumer receives each state machine once it is complete, parents after their children;
   *     called concurrently by several threads
   * @throws CompileException as {@link #compile(JobGraph, CompilerOptions)} does
   */
  public static void compile(
      JobGraph job, CompilerOptions options, Consumer<CompiledMachine> consumer) {
    new JobCompiler(job, options, ShardCapacity.OF_THE_SERVICE)
        .run(machine -> {
          consumer.accept(machine);
          return machine.name();
        });
  }

  /** Compiles a job with a given shard capacity, so that tests can partition small jobs. */
  static CompiledJob compile(JobGraph job, CompilerOptions options, ShardCapacity capacity) {
    Emitted<CompiledMachine> emitted =
        new JobCompiler(job, options, capacity).run(Function.identity());
    return new CompiledJob(
        emitted.results(),
        emitted.stats(),
        releases(job, emitted.releases()),
        job.timeoutSeconds());
  }

  private static Map<String, List<String>> releases(JobGraph job, ReleaseIndex index) {
    List<OrderNode> orders = job.orders();
    Map<String, List<String>> releases = new HashMap<>();
    for (int order = 0; order < orders.size(); order++) {
      List<String> waiting = index.of(order).stream().map(i -> orders.get(i).name()).toList();
      if (!waiting.isEmpty()) {
        releases.put(orders.get(order).name(), waiting);
      }
    }
    return releases;
  }

  private <T> Emitted<T> run(Function<CompiledMachine, T> consumer) {
    Graph graph = read();
    Graph reduced = reduce(graph);
    Decomposition decomposition = decompose(reduced);
    SizeEstimator sizes = check(decomposition);
    List<Shard> shards = partition(decomposition, sizes);
    List<T> results = emit(shards, decomposition, consumer);
    return new Emitted<>(
        results,
        new GraphStats(graph.size(), graph.edges(), reduced.edges()),
        decomposition.releases());
  }

  private Graph read() {
    return GraphReader.read(job);
  }

  private static Graph reduce(Graph graph) {
    return TransitiveReduction.of(graph, Topology.of(graph));
  }

  private static Decomposition decompose(Graph reduced) {
    Plan plan = PlanFinder.of(reduced);
    List<Plan> leaves = PlanNormalizer.leaves(plan);
    return new Decomposition(plan, leaves, ReleaseIndex.of(reduced.size(), leaves));
  }

  private SizeEstimator check(Decomposition decomposition) {
    SizeEstimator sizes = new SizeEstimator(job, decomposition.releases(), options);
    List<String> problems =
        PayloadSizeCheck.problems(decomposition.leaves(), sizes, decomposition.releases());
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
    return sizes;
  }

  private List<Shard> partition(Decomposition decomposition, SizeEstimator sizes) {
    return Partitioner.partition(job, decomposition.plan(), sizes, capacity);
  }

  private <T> List<T> emit(
      List<Shard> shards, Decomposition decomposition, Function<CompiledMachine, T> consumer) {
    return new MachineEmitter(job, decomposition.releases(), options).emit(shards, consumer);
  }

  /**
   * The plan of a job.
   *
   * @param leaves the orders and waits of the plan
   * @param releases the waits that each order releases
   */
  private record Decomposition(Plan plan, List<Plan> leaves, ReleaseIndex releases) {}

  /**
   * The result of all phases.
   *
   * @param results what the consumer returned for each state machine, the root last
   */
  private record Emitted<T>(List<T> results, GraphStats stats, ReleaseIndex releases) {}
}
