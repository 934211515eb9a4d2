package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderRetry;
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
            activityArnPrefix(settings));
  }

  private static String activityArnPrefix(EngineSettings settings) {
    return settings.functions().stateMachineArnPrefix().replace(":stateMachine:", ":activity:")
        + settings.prefix()
        + "-";
  }

  /** The result of planning a job. */
  public sealed interface Plan {}

  /** The job was compiled to these machines. */
  public record Compiled(CompiledJob machines) implements Plan {}

  /** The job exceeds a limit of Step Functions. */
  public record Refused(List<Diagnostic> problems) implements Plan {}

  /** Compiles a valid job. */
  public Plan plan(Job job) {
    List<OrderNode> nodes = job.orders().stream().map(JobPlanner::node).toList();
    try {
      return new Compiled(
          JobCompiler.compile(
              new JobGraph(nodes, job.jobTimeout(), job.gitRepo(), job.flowLabel()), options));
    } catch (CompileException e) {
      return new Refused(
          e.problems().stream()
              .map(p -> Diagnostic.error("not_compilable", "/orders", p))
              .toList());
    }
  }

  private static OrderNode node(Order order) {
    OrderRetry retry = order.retry();
    ApprovalRequest approval = order.approval();
    return OrderNode.of(order.orderName(), order.dependencies())
        .withQueue(order.queueId())
        .withGitFolder(order.gitFolder())
        .withApproval(approval == null ? null : (long) approval.timeoutSeconds())
        .withRetry(
            retry == null
                ? null
                : new RunStateRetry(
                    retry.maxAttempts(), retry.delaySeconds(), retry.backoffRate()));
  }
}
