package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.settings.EngineSettings;
import java.util.List;

/** Turns a job into the machines that drive it. */
public final class JobPlanner {

  private final CompilerOptions options;

  /** A planner for a deployment. */
  public JobPlanner(EngineSettings settings) {
    options =
        new CompilerOptions(
            settings.functions().dispatch(),
            settings.functions().steps(),
            settings.heartbeat().toSeconds(),
            settings.prefix(),
            settings.functions().stateMachineArnPrefix());
  }

  /** A plan, or why there is none. */
  public sealed interface Plan {}

  /** The job fits. */
  public record Fits(CompiledJob machines) implements Plan {}

  /** The job does not fit into the service's limits. */
  public record Refused(List<Diagnostic> problems) implements Plan {}

  /** Plans a valid job. */
  public Plan plan(Job job) {
    List<OrderNode> nodes =
        job.orders().stream()
            .map(o -> new OrderNode(o.orderName(), o.dependencies(), o.queueId()))
            .toList();
    try {
      return new Fits(JobCompiler.compile(new JobGraph(nodes, job.jobTimeout()), options));
    } catch (CompileException e) {
      return new Refused(
          e.problems().stream()
              .map(p -> Diagnostic.error("not_compilable", "/orders", p))
              .toList());
    }
  }
}
