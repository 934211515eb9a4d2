package dev.exesys.core.token.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.token.TaskTokens;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.JsonNode;

/** Task tokens of Step Functions. */
public final class SfnTaskTokens implements TaskTokens {

  private final SfnClient client;

  /** Creates the adapter for the states of the client's account and region. */
  public SfnTaskTokens(SfnClient client) {
    this.client = client;
  }

  @Override
  public boolean heartbeat(String taskToken) {
    return isAccepted(
        "heartbeat", taskToken, () -> client.sendTaskHeartbeat(b -> b.taskToken(taskToken)));
  }

  @Override
  public boolean succeed(String taskToken, JsonNode output) {
    return isAccepted(
        "success",
        taskToken,
        () -> client.sendTaskSuccess(b -> b.taskToken(taskToken).output(Json.text(output))));
  }

  @Override
  public boolean fail(String taskToken, String error, String cause) {
    return isAccepted(
        "failure",
        taskToken,
        () -> client.sendTaskFailure(b -> b.taskToken(taskToken).error(error).cause(cause)));
  }

  private static boolean isAccepted(String what, String taskToken, Runnable call) {
    if (taskToken.isEmpty()) {
      return false;
    }
    try {
      call.run();
      return true;
    } catch (TaskDoesNotExistException | TaskTimedOutException | InvalidTokenException e) {
      return false;
    } catch (SdkException e) {
      throw new StoreException(
          "Step Functions did not accept the " + what + " of a task: " + e.getMessage(),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
