package dev.exesys.engine.machines.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.TaskTokens;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.JsonNode;

/** Task tokens of Step Functions. */
public final class SfnTaskTokens implements TaskTokens {

  private final SfnClient client;

  /** Tokens of the client's account and region. */
  public SfnTaskTokens(SfnClient client) {
    this.client = client;
  }

  @Override
  public boolean heartbeat(String taskToken) {
    return known(() -> client.sendTaskHeartbeat(b -> b.taskToken(taskToken)));
  }

  @Override
  public boolean succeed(String taskToken, JsonNode output) {
    return known(
        () -> client.sendTaskSuccess(b -> b.taskToken(taskToken).output(Json.text(output))));
  }

  @Override
  public boolean fail(String taskToken, String error, String cause) {
    return known(
        () -> client.sendTaskFailure(b -> b.taskToken(taskToken).error(error).cause(cause)));
  }

  private static boolean known(Runnable call) {
    try {
      call.run();
      return true;
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      return false;
    } catch (SdkException e) {
      throw new MachineException("Step Functions could not be told: " + e.getMessage(), e);
    }
  }
}
