package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RedriveExecutionTest {
  private static final String MACHINE =
      """
      {"StartAt":"A","States":{
        "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
          "Parameters":{"FunctionName":"f","Payload":{"state":"A"}},"Next":"B"},
        "B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
          "Parameters":{"FunctionName":"f","Payload":{"state":"B",
            "redrives.$":"$$.Execution.RedriveCount"}},
          "ResultSelector":{"redrives.$":"$.Payload.redrives"},"End":true}}}
      """;

  @TempDir Path folder;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
  private StepFunctionsFixture service;

  @BeforeEach
  void open() {
    service = StepFunctionsFixture.open(folder, this::call);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private FunctionResponse call(JsonNode payload) {
    calls.add(payload);
    return broken.contains(payload.path("state").asString(""))
        ? new FunctionResponse.FunctionFailure("Broken", "broken")
        : new FunctionResponse.FunctionResult(payload);
  }

  @Test
  void redrivesAFailedExecutionAfterARestart() throws InterruptedException {
    broken.add("B");
    String arn = service.start(service.create("m", MACHINE), "one", "{}");
    ObjectNode failed = service.end(arn);
    assertThat(failed.get("redriveStatus").asString()).isEqualTo("REDRIVABLE");
    assertThat(failed.get("redriveCount").intValue()).isZero();
    assertThat(failed.has("redriveStatusReason")).isFalse();
    service.close();
    broken.clear();
    service = StepFunctionsFixture.open(folder, this::call);
    ObjectNode redriven =
        service.call("RedriveExecution", "executionArn", arn, "clientToken", "token");
    ObjectNode end = service.end(arn);
    assertThat(end.get("status").asString()).as("%s", end).isEqualTo("SUCCEEDED");
    assertThat(end.get("output").asString()).isEqualTo("{\"redrives\":1}");
    assertThat(end.get("redriveCount").intValue()).isEqualTo(1);
    assertThat(end.get("redriveDate")).isEqualTo(redriven.get("redriveDate"));
    assertThat(end.get("startDate")).isEqualTo(failed.get("startDate"));
    assertThat(end.get("redriveStatusReason").asString())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(calls)
        .extracting(call -> call.path("state").asString(call.asString("")))
        .containsExactly("A", "B", "B");
    // A repeated request with the same token gets the same answer; another one is refused.
    assertThat(service.call("RedriveExecution", "executionArn", arn, "clientToken", "token"))
        .isEqualTo(redriven);
    assertThat(code(arn)).isEqualTo("ExecutionNotRedrivable");
    List<JsonNode> events = service.events(arn);
    assertThat(events).extracting(event -> event.get("id").intValue()).isSorted();
    JsonNode event =
        events.stream()
            .filter(e -> e.get("type").asString().equals("ExecutionRedriven"))
            .findFirst()
            .orElseThrow();
    assertThat(event.get("executionRedrivenEventDetails").toString())
        .isEqualTo("{\"redriveCount\":1}");
    JsonNode listed =
        service
            .call("ListExecutions", "stateMachineArn", end.get("stateMachineArn").asString())
            .at("/executions/0");
    assertThat(listed.get("redriveCount").intValue()).isEqualTo(1);
    assertThat(listed.get("redriveDate")).isEqualTo(redriven.get("redriveDate"));
  }

  @Test
  void redrivenExecutionContinuesAfterARestart() throws InterruptedException {
    String machine =
        """
        {"StartAt":"T","States":{"T":{"Type":"Task",
          "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":
          {"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
        """;
    String arn = service.start(service.create("m", machine), "one", "{}");
    List<JsonNode> unused = service.awaitEvents(arn, 5);
    String first = calls.getFirst().get("token").asString();
    call("StopExecution", "executionArn", arn);
    call("RedriveExecution", "executionArn", arn);
    unused = service.awaitEvents(arn, 10);
    service.close();
    service = StepFunctionsFixture.open(folder, this::call);
    String second = calls.getLast().get("token").asString();
    assertThat(second).isNotEqualTo(first);
    assertThat(
            StepFunctionsFixture.code(
                () -> service.call("SendTaskSuccess", "taskToken", first, "output", "1")))
        .isEqualTo("TaskTimedOut");
    assertThat(service.call("SendTaskSuccess", "taskToken", second, "output", "2")).isEmpty();
    ObjectNode end = service.end(arn);
    assertThat(end.get("output").asString()).isEqualTo("2");
  }

  @Test
  void redrivesTheChildOfAStoppedParent() throws InterruptedException {
    String child =
        service.create(
            "child",
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}}");
    String parent =
        service.create(
            "parent",
            """
            {"StartAt":"S","States":{"S":{"Type":"Task",
              "Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Parameters":{"StateMachineArn":"%s","Name":"c"},
              "ResultSelector":{"count.$":"$.RedriveCount"},"End":true}}}
            """
                .formatted(child));
    String arn = service.start(parent, "one", "{}");
    List<JsonNode> unused = service.awaitEvents(arn, 5);
    call("StopExecution", "executionArn", arn);
    call("RedriveExecution", "executionArn", arn);
    JsonNode end = service.end(arn);
    while (end.get("status").asString().equals("RUNNING")) {
      end = service.end(arn);
    }
    assertThat(end.get("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(end.get("output").asString()).isEqualTo("{\"count\":1}");
  }

  @Test
  void refusesWhatCannotBeRedriven() throws InterruptedException {
    String arn =
        service.start(
            service.create(
                "w",
                "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}"),
            "one",
            "{}");
    assertThat(code(arn)).isEqualTo("ExecutionNotRedrivable");
    assertThat(
            service
                .call("DescribeExecution", "executionArn", arn)
                .get("redriveStatusReason")
                .asString())
        .isEqualTo("Execution is RUNNING and cannot be redriven");
    assertThat(code(arn + "x")).isEqualTo("ExecutionDoesNotExist");
    assertThat(
            StepFunctionsFixture.code(() ->
                service.call("RedriveExecution", "executionArn", arn, "clientToken", "a token")))
        .isEqualTo("ValidationException");
    call("StopExecution", "executionArn", arn);
    JsonNode stopped = service.call("DescribeExecution", "executionArn", arn);
    assertThat(stopped.get("redriveStatus").asString()).isEqualTo("REDRIVABLE");
    ObjectNode filtered =
        AslJson.object()
            .put("stateMachineArn", stopped.get("stateMachineArn").asString())
            .put("redriveFilter", "REDRIVEN");
    assertThat(StepFunctionsFixture.code(() -> service.call("ListExecutions", filtered)))
        .isEqualTo("ValidationException");
    call("DeleteStateMachine", "stateMachineArn", stopped.get("stateMachineArn").asString());
    assertThat(code(arn)).isEqualTo("ExecutionNotRedrivable");
  }

  private void call(String operation, String... members) {
    assertThat(service.call(operation, members)).isNotNull();
  }

  private String code(String arn) {
    return StepFunctionsFixture.code(() -> service.call("RedriveExecution", "executionArn", arn));
  }
}
