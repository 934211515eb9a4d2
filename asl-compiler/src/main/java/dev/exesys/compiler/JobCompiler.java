package dev.exesys.compiler;

import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.emit.ChildMachines;
import dev.exesys.compiler.emit.JobWriter;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    List<Part> parts = Cutter.cut(plan, new Sizes(job, plan, options), capacity);
    return new CompiledJob(
        machines(job, Releases.of(plan), parts, options),
        new GraphStats(graph.size(), graph.edges(), reduced.edges()));
  }

  private static List<CompiledMachine> machines(
      JobGraph job, Releases releases, List<Part> parts, CompilerOptions options) {
    Map<Integer, String> machineNames = new HashMap<>();
    ChildMachines children = part -> machineNames.getOrDefault(part, "");
    List<CompiledMachine> machines = new ArrayList<>();
    for (Part part : parts) {
      StateMachine definition =
          part.isRoot()
              ? JobWriter.root(job, part.plan(), releases, options, children)
              : JobWriter.child(job, part.number(), part.plan(), releases, options, children);
      String role = ChildMachines.role(part.number());
      CompiledMachine machine = MachineMaker.make(role, definition, options);
      machineNames.put(part.number(), machine.name());
      machines.add(machine);
    }
    return machines;
  }
}
