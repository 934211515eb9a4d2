package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.ExecutionEngine;
import dev.exesys.local.stepfunctions.engine.RealTimeScheduler;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.store.Database;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The local Step Functions. What it does not know, operations and parameters, it refuses by name.
 */
public final class StepFunctions implements JsonService, AutoCloseable {
  private final ExecutionEngine engine;
  private final StateMachineOperations machines;
  private final TagOperations tags;
  private final ExecutionOperations executions;
  private final HistoryOperation histories;
  private final TaskTokenOperations tokens;

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
    machines = new StateMachineOperations(database, clock, region, account);
    tags = new TagOperations(database, machines);
    executions = new ExecutionOperations(database, engine, machines);
    histories = new HistoryOperation(database, executions);
    tokens = new TaskTokenOperations(engine);
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
  public ObjectNode call(String operation, ObjectNode input) {
    StepFunctionsRequest request = new StepFunctionsRequest(operation, input);
    return switch (operation) {
      case "CreateStateMachine" -> machines.create(request);
      case "DescribeStateMachine" -> machines.describe(request);
      case "ListStateMachines" -> machines.list(request);
      case "DeleteStateMachine" -> machines.delete(request);
      case "UpdateStateMachine" -> machines.update(request);
      case "ValidateStateMachineDefinition" -> machines.validate(request);
      case "TagResource" -> tags.add(request);
      case "UntagResource" -> tags.remove(request);
      case "ListTagsForResource" -> tags.list(request);
      case "StartExecution" -> executions.start(request);
      case "DescribeExecution" -> executions.describe(request);
      case "DescribeStateMachineForExecution" -> executions.machine(request);
      case "ListExecutions" -> executions.list(request);
      case "StopExecution" -> executions.stop(request);
      case "GetExecutionHistory" -> histories.get(request);
      case "SendTaskSuccess" -> tokens.succeed(request);
      case "SendTaskFailure" -> tokens.fail(request);
      case "SendTaskHeartbeat" -> tokens.beat(request);
      default -> throw ServiceException.unsupported("the operation " + operation);
    };
  }

  /** Lets go of timers and tasks; the database stays open. */
  @Override
  public void close() {
    engine.close();
  }
}
