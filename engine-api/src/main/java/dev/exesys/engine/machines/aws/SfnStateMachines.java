package dev.exesys.engine.machines.aws;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.engine.machines.ExecutionRequest;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/**
 * Starts and stops executions on Step Functions, and creates a job's state machines when an
 * execution first needs them. *
 *
 * <p>Step Functions limits the creation of machines to about one a second, but not the start of
 * executions. So a start is tried first, and machines are created only if the root machine does not
 * exist.
 */
public final class SfnStateMachines implements StateMachines {

  private final SfnClient client;
  private final String roleArn;
  private final String arnPrefix;

  /**
   * Creates the adapter of a deployment.
   *
   * @param roleArn the role of the executions
   * @param arnPrefix precedes a machine's name in its ARN
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
  public String executionArn(CompiledJob job, String executionName) {
    return arnPrefix.replace(":stateMachine:", ":execution:")
        + job.root().name()
        + ":"
        + executionName;
  }

  @Override
  public void start(CompiledJob job, ExecutionRequest execution) {
    try {
      if (!tryStart(job, execution)) {
        // Child machines come first, because the root machine refers to them.
        job.machines().forEach(machine -> create(machine, execution.machineTags()));
        // Step Functions is eventually consistent: a new machine may not be found at first.
        RetryPolicies.STATE_MACHINES.until(
            "starting an execution of " + job.root().name(),
            () -> tryStart(job, execution),
            MachineException::new);
      }
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not start the execution: " + e.getMessage(), e);
    }
  }

  /** Returns false if the machine does not exist or is being deleted. */
  private boolean tryStart(CompiledJob job, ExecutionRequest execution) {
    try {
      client.startExecution(
          b -> b.stateMachineArn(machineArn(job)).name(execution.name()).input(execution.input()));
      return true;
    } catch (ExecutionAlreadyExistsException e) {
      // The execution's name ends in the run id, so a retry or another request with the same
      // idempotency
      // key has started this run.
      return true;
    } catch (StateMachineDoesNotExistException | StateMachineDeletingException e) {
      return false;
    }
  }

  private void create(CompiledMachine machine, Map<String, String> tags) {
    RetryPolicies.STATE_MACHINES.until(
        "creating state machine " + machine.name(),
        () -> tryCreate(machine, tags),
        MachineException::new);
  }

  private boolean tryCreate(CompiledMachine machine, Map<String, String> tags) {
    try {
      client.createStateMachine(b ->
          b.name(machine.name())
              .definition(machine.json())
              .roleArn(roleArn)
              .type(StateMachineType.STANDARD)
              .tags(tags(machine, tags)));
      return true;
    } catch (StateMachineAlreadyExistsException e) {
      // Equal names mean equal definitions: another request has just created the machine.
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

  private static List<Tag> tags(CompiledMachine machine, Map<String, String> more) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.builder().key("exesys:role").value(machine.role()).build());
    more.forEach((key, value) -> tags.add(Tag.builder().key(key).value(value).build()));
    return tags;
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
      // Deletion is asynchronous, and the name cannot be used again until it has completed.
      client.describeStateMachine(b -> b.stateMachineArn(arn));
      return false;
    } catch (StateMachineDoesNotExistException e) {
      return true;
    } catch (SdkException e) {
      throw new MachineException(
          "Step Functions could not delete " + machineName + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> pools(String prefix) {
    try {
      return client.listActivitiesPaginator().activities().stream()
          .map(ActivityListItem::name)
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .toList();
    } catch (SdkException e) {
      throw new MachineException("the pools could not be listed: " + e.getMessage(), e);
    }
  }
}
