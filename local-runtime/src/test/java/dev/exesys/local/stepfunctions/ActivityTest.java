package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares with the executions and answers that LocalStack recorded on AWS. */
class ActivityTest {
  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:pool";
  private static final String INPUT = "{\"Value1\":\"HelloWorld\"}";

  @TempDir Path folder;
  private StepFunctionsFixture service;

  @BeforeEach
  void open() {
    service = StepFunctionsFixture.open(folder);
    assertThat(service.call("CreateActivity", "name", "pool").get("activityArn").asString())
        .isEqualTo(ACTIVITY);
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void workerReceivesTheInputAndReturnsTheOutput() throws InterruptedException {
    String arn = start("");
    ObjectNode task = poll("worker-1");
    assertThat(task.get("input").asString()).isEqualTo(INPUT);
    send("SendTaskSuccess", task, "output", "{\"done\":true}");
    assertThat(service.end(arn).get("output").asString()).isEqualTo("{\"done\":true}");
    assertThat(service.history(arn))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    List<JsonNode> events = service.events(arn);
    assertThat(events.get(2).get("activityScheduledEventDetails"))
        .isEqualTo(
            AslJson.parse(
                "{\"resource\":\"%s\",\"input\":%s,\"inputDetails\":{\"truncated\":false}}"
                    .formatted(ACTIVITY, AslJson.write(AslJson.NODES.stringNode(INPUT)))));
    assertThat(events.get(3).get("activityStartedEventDetails"))
        .isEqualTo(AslJson.parse("{\"workerName\":\"worker-1\"}"));
    assertThat(events.get(4).at("/activitySucceededEventDetails/output").asString())
        .isEqualTo("{\"done\":true}");
    assertThat(events)
        .extracting(event -> event.get("previousEventId").intValue())
        .containsExactly(0, 0, 2, 3, 4, 5, 6);
  }

  @Test
  void failureEndsTheExecution() throws InterruptedException {
    String arn = start("");
    send("SendTaskFailure", poll(null), "error", "Programmatic Error", "cause", INPUT);
    ObjectNode end = service.end(arn);
    assertThat(end.get("error").asString()).isEqualTo("Programmatic Error");
    List<JsonNode> events = service.events(arn);
    assertThat(events.get(3).get("activityStartedEventDetails")).isEmpty();
    assertThat(events.get(4).get("activityFailedEventDetails"))
        .isEqualTo(events.get(5).get("executionFailedEventDetails"));
    assertThat(events.get(5).get("type").asString()).isEqualTo("ExecutionFailed");
  }

  @Test
  void missingActivityFailsTheStateAndCannotBeCaught() throws InterruptedException {
    ObjectNode unused = service.call("DeleteActivity", "activityArn", ACTIVITY);
    String arn = start("\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"T\"}],");
    ObjectNode end = service.end(arn);
    assertThat(end.get("error").asString()).isEqualTo("States.Runtime");
    assertThat(end.get("cause").asString())
        .isEqualTo(
            "An error occurred while executing the state 'T' (entered at the event id #2). The"
                + " activity "
                + ACTIVITY
                + " does not exist.");
    assertThat(service.history(arn))
        .containsExactly("ExecutionStarted", "TaskStateEntered", "ExecutionFailed");
  }

  @Test
  void timeoutStartsWithThePollAndMakesTheTokenInvalid() throws InterruptedException {
    String arn = start("\"TimeoutSeconds\":2,\"HeartbeatSeconds\":1,");
    JsonNode scheduled = service.awaitEvents(arn, 3).get(2).get("activityScheduledEventDetails");
    assertThat(scheduled.get("timeoutInSeconds").intValue()).isEqualTo(2);
    assertThat(scheduled.get("heartbeatInSeconds").intValue()).isEqualTo(1);
    ObjectNode task = poll("w");
    assertThat(service.end(arn).get("error").asString()).isEqualTo("States.Timeout");
    assertThat(service.history(arn)).contains("ActivityStarted", "ActivityTimedOut");
    assertThat(
            StepFunctionsFixture.code(() ->
                service.call("SendTaskHeartbeat", "taskToken", task.get("taskToken").asString())))
        .isEqualTo("TaskTimedOut");
  }

  @Test
  void queueIsFirstInFirstOutAndSurvivesARestart() throws InterruptedException {
    // Nothing is written when the service closes, so this equals a kill.
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      started.add(service.start(machine(""), "e" + i, "{\"n\":" + i + "}"));
      List<JsonNode> unused = service.awaitEvents(started.get(i), 3);
    }
    ObjectNode first = poll("before");
    service.close();
    service = StepFunctionsFixture.open(folder);
    for (String arn : started.subList(1, 5)) {
      List<JsonNode> unused = service.awaitEvents(arn, 3);
    }
    List<String> inputs = new ArrayList<>(List.of(first.get("input").asString()));
    List<ObjectNode> tasks = new ArrayList<>(List.of(first));
    for (int i = 1; i < 5; i++) {
      tasks.add(poll("after"));
      inputs.add(tasks.get(i).get("input").asString());
    }
    assertThat(inputs)
        .containsExactly("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
    // A task that a worker received is not offered again; its token stays valid.
    for (int i = 0; i < 5; i++) {
      send("SendTaskSuccess", tasks.get(i), "output", "{}");
      assertThat(service.end(started.get(i)).get("status").asString()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void abortedTaskLeavesTheQueue() throws InterruptedException {
    String aborted = start("");
    List<JsonNode> scheduled = service.awaitEvents(aborted, 3);
    assertThat(scheduled).hasSize(3);
    ObjectNode unused = service.call("StopExecution", "executionArn", aborted);
    String next = service.start(machine(""), "next", "{\"next\":true}");
    ObjectNode task = poll("w");
    assertThat(task.get("input").asString()).isEqualTo("{\"next\":true}");
    send("SendTaskSuccess", task, "output", "{}");
    assertThat(service.end(next).get("status").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void everyPollReceivesAnotherTask() throws InterruptedException {
    List<CompletableFuture<ObjectNode>> polls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "w" + i;
      polls.add(CompletableFuture.supplyAsync(() -> poll(name), Thread.ofVirtual()::start));
    }
    for (int i = 0; i < 4; i++) {
      String unused = service.start(machine(""), "e" + i, "{\"n\":" + i + "}");
    }
    assertThat(polls.stream().map(poll -> poll.join().get("input").asString()))
        .containsExactlyInAnyOrder("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
  }

  @Test
  void pollWithoutATaskReturnsANullToken() {
    CompletableFuture<ObjectNode> poll =
        CompletableFuture.supplyAsync(() -> poll("w"), Thread.ofVirtual()::start);
    service.states.endPolls();
    assertThat(poll.join()).isEqualTo(AslJson.parse("{\"taskToken\":null}"));
  }

  @Test
  void createIsIdempotentAndDeleteToo() {
    ObjectNode described = service.call("DescribeActivity", "activityArn", ACTIVITY);
    assertThat(described.get("name").asString()).isEqualTo("pool");
    assertThat(described.get("encryptionConfiguration"))
        .isEqualTo(AslJson.parse("{\"type\":\"AWS_OWNED_KEY\"}"));
    assertThat(service.call("CreateActivity", "name", "pool").get("creationDate"))
        .isEqualTo(described.get("creationDate"));
    assertThat(service.call("ListActivities").get("activities")).hasSize(1);
    assertThat(service.call("DeleteActivity", "activityArn", ACTIVITY)).isEmpty();
    assertThat(service.call("DeleteActivity", "activityArn", ACTIVITY)).isEmpty();
    for (String operation : List.of("DescribeActivity", "GetActivityTask")) {
      assertThatThrownBy(() -> service.call(operation, "activityArn", ACTIVITY))
          .isInstanceOf(ServiceException.class)
          .hasMessage("Activity Does Not Exist: '" + ACTIVITY + "'");
      assertThatThrownBy(() -> service.call(operation, "activityArn", "no_an_activity_arn"))
          .hasMessage("Invalid Arn: 'Invalid ARN prefix: no_an_activity_arn'");
    }
    assertThat(StepFunctionsFixture.code(() -> service.call("CreateActivity", "name", "a b")))
        .isEqualTo("InvalidName");
  }

  @Test
  void activitiesHaveTags() {
    ObjectNode add = AslJson.object().put("resourceArn", ACTIVITY);
    add.putArray("tags").addObject().put("key", "team").put("value", "a");
    assertThat(service.call("TagResource", add)).isEmpty();
    assertThat(service.call("ListTagsForResource", "resourceArn", ACTIVITY).toString())
        .isEqualTo("{\"tags\":[{\"key\":\"team\",\"value\":\"a\"}]}");
    ObjectNode remove = AslJson.object().put("resourceArn", ACTIVITY);
    remove.putArray("tagKeys").add("team");
    assertThat(service.call("UntagResource", remove)).isEmpty();
    assertThat(service.call("ListTagsForResource", "resourceArn", ACTIVITY).get("tags")).isEmpty();
    assertThat(
            StepFunctionsFixture.code(
                () -> service.call("ListTagsForResource", "resourceArn", ACTIVITY + "x")))
        .isEqualTo("ResourceNotFound");
  }

  private String start(String more) {
    return service.start(machine(more), "one", INPUT);
  }

  private String machine(String more) {
    String definition =
        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"%s\",%s\"End\":true}}}"
            .formatted(ACTIVITY, more);
    return service.create("m" + Integer.toHexString(definition.hashCode()), definition);
  }

  private ObjectNode poll(@Nullable String worker) {
    ObjectNode input = AslJson.object().put("activityArn", ACTIVITY);
    return service.call(
        "GetActivityTask", worker == null ? input : input.put("workerName", worker));
  }

  private void send(String operation, ObjectNode task, String... members) {
    ObjectNode input = AslJson.object().put("taskToken", task.get("taskToken").asString());
    for (int i = 0; i < members.length; i += 2) {
      input.put(members[i], members[i + 1]);
    }
    assertThat(service.call(operation, input)).isEmpty();
  }
}
