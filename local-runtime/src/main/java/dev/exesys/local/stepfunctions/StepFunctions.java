package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.stepfunctions.engine.ExecutionEngine;
import dev.exesys.local.stepfunctions.engine.RealTimeScheduler;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.store.Database;
import java.time.InstantSource;

/**
 * Serves the AWS Step Functions API locally. Refuses unsupported operations and parameters with an
 * error that names them.
 */
public final class StepFunctions implements JsonService, AutoCloseable {
  private final ExecutionEngine engine;
  private final Operations operations;

  /**
   * Opens the service on a database. Call {@link #resume} to continue the executions that were
   * running when the service was last closed.
   *
   * @param region the region in ARNs
   * @param account the account in ARNs, twelve digits
   */
  public StepFunctions(
      Database database,
      InstantSource clock,
      String region,
      String account,
      LambdaInvoker invoker,
      ExecutionListener listener) {
    engine = new ExecutionEngine(database, new RealTimeScheduler(clock), invoker, listener);
    StateMachineOperations machines = new StateMachineOperations(database, clock, region, account);
    TagOperations tags = new TagOperations(database, machines);
    ExecutionOperations executions = new ExecutionOperations(database, clock, engine, machines);
    HistoryOperation histories = new HistoryOperation(database, executions);
    ActivityOperations activities =
        new ActivityOperations(database, engine.activities(), clock, region, account);
    TaskTokenOperations tokens = new TaskTokenOperations(engine);
    operations =
        new Operations()
            .with("CreateStateMachine", machines::create)
            .with("DescribeStateMachine", machines::describe)
            .with("ListStateMachines", machines::list)
            .with("DeleteStateMachine", machines::delete)
            .with("UpdateStateMachine", machines::update)
            .with("ValidateStateMachineDefinition", machines::validate)
            .with("CreateActivity", activities::create)
            .with("DescribeActivity", activities::describe)
            .with("ListActivities", activities::list)
            .with("DeleteActivity", activities::delete)
            .with("GetActivityTask", activities::getTask)
            .with("TagResource", tags::add)
            .with("UntagResource", tags::remove)
            .with("ListTagsForResource", tags::list)
            .with("StartExecution", executions::start)
            .with("DescribeExecution", executions::describe)
            .with("DescribeStateMachineForExecution", executions::describeStateMachine)
            .with("ListExecutions", executions::list)
            .with("StopExecution", executions::stop)
            .with("RedriveExecution", executions::redrive)
            .with("GetExecutionHistory", histories::get)
            .with("SendTaskSuccess", tokens::succeed)
            .with("SendTaskFailure", tokens::fail)
            .with("SendTaskHeartbeat", tokens::heartbeat);
  }

  /**
   * Continues the executions that were running when the service was last closed. Call it once,
   * after the functions that they invoke are registered and the listener is ready.
   */
  public void resume() {
    engine.resume();
  }

  /** Ends all polls for activity tasks, so that open requests do not delay a shutdown. */
  public void endPolls() {
    engine.activities().close();
  }

  @Override
  public String signingName() {
    return "states";
  }

  @Override
  public String targetPrefix() {
    return "AWSStepFunctions";
  }

  @Override
  public String jsonVersion() {
    return "1.0";
  }

  @Override
  public Operations operations() {
    return operations;
  }

  /** Cancels timers and releases tasks. Leaves the database open. */
  @Override
  public void close() {
    engine.close();
  }
}
