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
 * The local Step Functions. What it does not know, operations and parameters, it refuses by name.
 */
public final class StepFunctions implements JsonService, AutoCloseable {
  private final ExecutionEngine engine;
  private final Operations operations;

  /**
   * Opens the service on a database. ExecutionOperations that were running when it was last closed
   * go on with {@link #resume}.
   *
   * @param region what ARNs have as their region
   * @param account twelve digits
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
    ExecutionOperations executions = new ExecutionOperations(database, engine, machines);
    HistoryOperation histories = new HistoryOperation(database, executions);
    TaskTokenOperations tokens = new TaskTokenOperations(engine);
    operations =
        new Operations()
            .with("CreateStateMachine", machines::create)
            .with("DescribeStateMachine", machines::describe)
            .with("ListStateMachines", machines::list)
            .with("DeleteStateMachine", machines::delete)
            .with("UpdateStateMachine", machines::update)
            .with("ValidateStateMachineDefinition", machines::validate)
            .with("TagResource", tags::add)
            .with("UntagResource", tags::remove)
            .with("ListTagsForResource", tags::list)
            .with("StartExecution", executions::start)
            .with("DescribeExecution", executions::describe)
            .with("DescribeStateMachineForExecution", executions::machine)
            .with("ListExecutions", executions::list)
            .with("StopExecution", executions::stop)
            .with("GetExecutionHistory", histories::get)
            .with("SendTaskSuccess", tokens::succeed)
            .with("SendTaskFailure", tokens::fail)
            .with("SendTaskHeartbeat", tokens::beat);
  }

  /**
   * Lets executions go on that were running when the service was last closed. Call it once, when
   * the functions that they call and the listener are there.
   */
  public void resume() {
    engine.resume();
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

  /** Lets go of timers and tasks; the database stays open. */
  @Override
  public void close() {
    engine.close();
  }
}
