package dev.exesys.worker.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.StoreException;
import dev.exesys.worker.TaskTokens;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.node.ObjectNode;

/** Task tokens of Step Functions. */
public final class SfnTaskTokens implements TaskTokens {
  private final SfnClient client;

  public SfnTaskTokens(SfnClient client) {
    this.client = client;
  }

  @Override
  public boolean heartbeat(String token) {
    return isKnown(token, () -> client.sendTaskHeartbeat(b -> b.taskToken(token)));
  }

  @Override
  public boolean succeed(String token, ObjectNode output) {
    return isKnown(
        token, () -> client.sendTaskSuccess(b -> b.taskToken(token).output(Json.text(output))));
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    return isKnown(
        token, () -> client.sendTaskFailure(b -> b.taskToken(token).error(error).cause(cause)));
  }

  private static boolean isKnown(String token, Runnable call) {
    if (token.isEmpty()) {
      return false;
    }
    try {
      call.run();
      return true;
    } catch (TaskDoesNotExistException | TaskTimedOutException | InvalidTokenException e) {
      return false;
    } catch (SdkException e) {
      throw new StoreException("Step Functions could not be told about a task", e);
    }
  }
}
