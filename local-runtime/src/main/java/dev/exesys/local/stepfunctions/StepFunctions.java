package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Engine;
import dev.exesys.local.stepfunctions.engine.RealTime;
import dev.exesys.local.stepfunctions.port.ExecutionListener;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import dev.exesys.local.store.Database;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The local Step Functions. What it does not know, operations and parameters, it refuses by name.
 */
public final class StepFunctions implements JsonService, AutoCloseable {
  private final Engine engine;
  private final Machines machines;
  private final Tags tags;
  private final Executions executions;
  private final Histories histories;
  private final TaskTokens tokens;

  /**
   * Opens the service on a database. Executions that were running when it was last closed go on
   * with {@link #resume}.
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
    engine = new Engine(database, new RealTime(clock), invoker, listener);
    machines = new Machines(database, clock, region, account);
    tags = new Tags(database, machines);
    executions = new Executions(database, engine, machines);
    histories = new Histories(database, executions);
    tokens = new TaskTokens(engine);
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
    Request request = new Request(operation, input);
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
