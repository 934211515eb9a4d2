package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.Clients;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Polls for the tasks of an activity with the AWS SDK. */
class ActivityClientTest {
  @TempDir Path folder;

  @Test
  void waitingPollReceivesTheNextTask() throws IOException {
    try (LocalStack stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
        SfnClient states = Clients.on(stack.endpoint(), SfnClient.builder())) {
      String activity = states.createActivity(a -> a.name("pool")).activityArn();
      String definition =
          "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"%s\",\"End\":true}}}"
              .formatted(activity);
      CompletableFuture<GetActivityTaskResponse> poll = poll(states, activity);
      String machine =
          states
              .createStateMachine(
                  m -> m.name("m").roleArn(StepFunctionsFixture.ROLE).definition(definition))
              .stateMachineArn();
      String execution =
          states.startExecution(e -> e.stateMachineArn(machine).input("{\"n\":1}")).executionArn();
      GetActivityTaskResponse task = poll.join();
      assertThat(task.input()).isEqualTo("{\"n\":1}");
      assertThat(states.getExecutionHistory(h -> h.executionArn(execution)).events())
          .extracting(event -> event.type())
          .containsExactly(
              HistoryEventType.EXECUTION_STARTED,
              HistoryEventType.TASK_STATE_ENTERED,
              HistoryEventType.ACTIVITY_SCHEDULED,
              HistoryEventType.ACTIVITY_STARTED);
    }
  }

  private static CompletableFuture<GetActivityTaskResponse> poll(
      SfnClient states, String activity) {
    return CompletableFuture.supplyAsync(
        () -> states.getActivityTask(t -> t.activityArn(activity).workerName("w")),
        Thread.ofVirtual()::start);
  }
}
