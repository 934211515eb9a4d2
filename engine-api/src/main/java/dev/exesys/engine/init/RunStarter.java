package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StoreException;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.groups.RunGroups;
import dev.exesys.engine.machines.ConsoleUrl;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run and starts its execution, or adds it to its concurrency group. All writes are
 * idempotent. If the start fails, what was written is removed, unless another request may write the
 * same run.
 */
public final class RunStarter {
  private final RunRecords records;
  private final StateMachines machines;
  private final RunStart starts;
  private final RunGroups groups;
  private final String doneBucket;

  /**
   * Creates the use case.
   *
   * @param doneBucket the name of the done bucket
   */
  public RunStarter(
      RunRecords records,
      StateMachines machines,
      RunStart starts,
      RunGroups groups,
      String doneBucket) {
    this.records = records;
    this.machines = machines;
    this.starts = starts;
    this.groups = groups;
    this.doneBucket = doneBucket;
  }

  /** Writes and starts a run. */
  public SubmitResult start(NewRun start) {
    RunItem run = start.run();
    RunIds ids = run.ids();
    String executionArn = starts.executionArn(run, start.compiled());
    try {
      records.write(start);
      if (run.job().group() == null) {
        starts.start(run, start.compiled());
      } else {
        groups.submit(run);
      }
      return accepted(ids, executionArn);
    } catch (BundleException e) {
      removeUnlessStarted(start, executionArn);
      return new SubmitResult.Refused(
          ErrorResponse.refused(
              List.of(
                  Diagnostic.error(
                      "no_sealing_key", "/sops_key_ssm_path", String.valueOf(e.getMessage())))));
    } catch (StoreException | SecretsException | MachineException e) {
      removeUnlessStarted(start, executionArn);
      return new SubmitResult.Failed(
          ErrorResponse.of("the run could not be started: " + e.getMessage(), ids));
    }
  }

  /** Returns the result for a run that an earlier request started. */
  SubmitResult started(RunItem run, CompiledJob compiled) {
    return accepted(run.ids(), starts.executionArn(run, compiled));
  }

  /** Returns the result for a stored run that an earlier request started. */
  public SubmitResult started(RunItem run) {
    return accepted(run.ids(), run.progress().executionArn());
  }

  /** Keeps the run if its execution did start: the response may have been lost. */
  private void removeUnlessStarted(NewRun start, String executionArn) {
    try {
      if (!start.shared() && machines.status(executionArn).isEmpty()) {
        records.remove(start);
      }
    } catch (StoreException | MachineException e) {
      System.getLogger(RunStarter.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the items of run "
                  + start.run().runId()
                  + ", which did not start, could not be removed",
              e);
    }
  }

  private SubmitResult accepted(RunIds ids, @Nullable String executionArn) {
    return new SubmitResult.Accepted(InitResponse.of(ids, doneBucket, ConsoleUrl.of(executionArn)));
  }
}
