package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.settings.EngineSettings;
import java.util.List;

/** Compiles a job to the state machines that run it. */
public final class JobPlanner {

  private final CompilerOptions options;

  /** Creates a planner for a deployment. */
  public JobPlanner(EngineSettings settings) {
    options =
        new CompilerOptions(
            settings.functions().dispatch(),
            settings.functions().steps(),
            settings.heartbeatTimeout().toSeconds(),
            settings.prefix(),
            settings.functions().stateMachineArnPrefix(),
            settings.activityArnPrefix());
  }

  /** The result of planning a job. */
  public sealed interface Plan {}

  /** The job was compiled to these machines. */
  public record Compiled(CompiledJob machines) implements Plan {}

  /** The job exceeds a limit of Step Functions. */
  public record Refused(List<Diagnostic> problems) implements Plan {}

  /** Compiles a valid job. */
  public Plan plan(Job job) {
    return plan(JobGraphFactory.of(job));
  }

  /** Compiles the graph of a valid job. */
  Plan plan(JobGraph graph) {
    try {
      return new Compiled(JobCompiler.compile(graph, options));
    } catch (CompileException e) {
      return new Refused(
          e.problems().stream()
              .map(p -> Diagnostic.error("not_compilable", "/orders", p))
              .toList());
    }
  }
}
