package dev.exesys.engine.machines.aws;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/**
 * State machines on Step Functions.
 *
 * <p>Creating machines is limited to about one a second, starting executions is not: so a start is
 * tried first, and machines are created only if there are none of that name, which says that the
 * shape is new.
 */
public final class SfnStateMachines implements StateMachines {

  private final SfnClient client;
  private final String roleArn;
  private final String arnPrefix;

  /**
   * Machines of a deployment.
   *
   * @param roleArn what executions run as
   * @param arnPrefix what stands before a machine's name in its ARN
   */
  public SfnStateMachines(SfnClient client, String roleArn, String arnPrefix) {
    this.client = client;
    this.roleArn = roleArn;
    this.arnPrefix = arnPrefix;
  }

  @Override
  public String machineArn(CompiledJob job) {
    return arnPrefix + job.root().name();
  }

  @Override
  public String executionArn(CompiledJob job, String runId) {
    return arnPrefix.replace(":stateMachine:", ":execution:") + job.root().name() + ":" + runId;
  }

  @Override
  public void start(CompiledJob job, String runId, String input) {
    try {
      if (!tryStart(job, runId, input)) {
        // Children first: the root names them.
        job.machines().forEach(this::create);
        // A machine that was just created may be unknown for a moment.
        RetryPolicies.STATE_MACHINES.until(
            "starting an execution of " + job.root().name(),
            () -> tryStart(job, runId, input),
            MachineException::new);
      }
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not start the execution: " + e.getMessage(), e);
    }
  }

  /** False if there is no such machine, or it is being deleted. */
  private boolean tryStart(CompiledJob job, String runId, String input) {
    try {
      client.startExecution(b -> b.stateMachineArn(machineArn(job)).name(runId).input(input));
      return true;
    } catch (ExecutionAlreadyExistsException e) {
      // Its name is this run's id, so this run was started before, by a retry or another request
      // with the same key.
      return true;
    } catch (StateMachineDoesNotExistException | StateMachineDeletingException e) {
      return false;
    }
  }

  private void create(CompiledMachine machine) {
    RetryPolicies.STATE_MACHINES.until(
        "creating state machine " + machine.name(),
        () -> tryCreate(machine),
        MachineException::new);
  }

  private boolean tryCreate(CompiledMachine machine) {
    try {
      client.createStateMachine(b ->
          b.name(machine.name())
              .definition(machine.json())
              .roleArn(roleArn)
              .type(StateMachineType.STANDARD)
              .tags(Tag.builder().key("exesys:role").value(machine.role()).build()));
      return true;
    } catch (StateMachineAlreadyExistsException e) {
      // Equal names mean equal definitions, so somebody else has just created it.
      return true;
    } catch (StateMachineDeletingException e) {
      return false;
    } catch (SdkException e) {
      if (e instanceof AwsServiceException s && s.isThrottlingException()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    try {
      return switch (client.describeExecution(b -> b.executionArn(executionArn)).status()) {
        case RUNNING, PENDING_REDRIVE -> Optional.of(ExecutionStatus.RUNNING);
        case SUCCEEDED -> Optional.of(ExecutionStatus.SUCCEEDED);
        case TIMED_OUT -> Optional.of(ExecutionStatus.TIMED_OUT);
        case ABORTED -> Optional.of(ExecutionStatus.ABORTED);
        case FAILED, UNKNOWN_TO_SDK_VERSION -> Optional.of(ExecutionStatus.FAILED);
      };
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not describe " + executionArn + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    try {
      client.stopExecution(b -> b.executionArn(executionArn).error(error).cause(cause));
    } catch (ExecutionDoesNotExistException e) {
      // Nothing to stop.
      return;
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not stop " + executionArn + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean delete(String machineName) {
    String arn = arnPrefix + machineName;
    try {
      client.deleteStateMachine(b -> b.stateMachineArn(arn));
      // It is deleted later on, and until then its name cannot be used again.
      client.describeStateMachine(b -> b.stateMachineArn(arn));
      return false;
    } catch (StateMachineDoesNotExistException e) {
      return true;
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not delete " + machineName + ": " + e.getMessage(), e);
    }
  }
}
