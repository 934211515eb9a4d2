package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OperationsTest {
  private static final String PASS =
      "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true}}}";
  private static final String WAIT =
      "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Wait\",\"Seconds\":999,\"End\":true}}}";

  private final Path folder;
  private StepFunctionsFixture service;

  OperationsTest(@TempDir Path folder) {
    this.folder = folder;
    this.service = StepFunctionsFixture.open(folder);
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void createStateMachineIsIdempotent() {
    String arn = service.create("m", PASS);
    assertThat(service.create("m", PASS)).isEqualTo(arn);
    assertThat(StepFunctionsFixture.code(() -> service.create("m", WAIT)))
        .isEqualTo("StateMachineAlreadyExists");
    ObjectNode shown = service.call("DescribeStateMachine", "stateMachineArn", arn);
    assertThat(shown.get("definition").asString()).isEqualTo(PASS);
    assertThat(shown.get("status").asString()).isEqualTo("ACTIVE");
    String unused = service.call("DeleteStateMachine", "stateMachineArn", arn).toString();
    assertThat(
            StepFunctionsFixture.code(
                () -> service.call("DescribeStateMachine", "stateMachineArn", arn)))
        .isEqualTo("StateMachineDoesNotExist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a:b", "a*", "a\u0001b"})
  void refusesInvalidNames(String name) {
    assertThat(StepFunctionsFixture.code(() -> service.create(name, PASS)))
        .isEqualTo("InvalidName");
  }

  @Test
  void refusesNamesLongerThanEightyCharacters() {
    assertThat(service.create("a".repeat(80), PASS)).endsWith("a");
    assertThat(StepFunctionsFixture.code(() -> service.create("a".repeat(81), PASS)))
        .isEqualTo("InvalidName");
  }

  @Test
  void reportsEveryProblemOfADefinition() {
    String broken =
        """
        {"StartAt":"A","States":{
          "A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Next":"Nowhere"},
          "B":{"Type":"Pass","Parameters":{"x.$":"States.Nope()"},"End":true}}}
        """;
    assertThatThrownBy(() -> service.create("m", broken))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("the resource arn:aws:states:::sqs:sendMessage is not supported")
        .hasMessageContaining("/States/A/Next")
        .hasMessageContaining("States.Nope");
    assertThat(StepFunctionsFixture.code(() -> service.create("m", "{")))
        .isEqualTo("InvalidDefinition");
    String large =
        PASS.replace("{\"StartAt\"", "{\"Comment\":\"" + "x".repeat(1 << 20) + "\",\"StartAt\"");
    assertThat(StepFunctionsFixture.code(() -> service.create("m", large)))
        .isEqualTo("InvalidDefinition");
  }

  @Test
  void loggingNeedsExactlyOneDestination() {
    ObjectNode input =
        AslJson.object()
            .put("name", "l")
            .put("definition", PASS)
            .put("roleArn", StepFunctionsFixture.ROLE);
    ObjectNode logging = input.putObject("loggingConfiguration").put("level", "ALL");
    assertThat(StepFunctionsFixture.code(() -> service.call("CreateStateMachine", input)))
        .isEqualTo("InvalidLoggingConfiguration");
    logging.putArray("destinations").addObject();
    assertThat(service.call("CreateStateMachine", input).has("stateMachineArn")).isTrue();
  }

  @Test
  void listsExecutionsThatAwaitARedrive() {
    ObjectNode input =
        AslJson.object()
            .put("stateMachineArn", service.create("m", PASS))
            .put("statusFilter", "PENDING_REDRIVE");
    assertThat(service.call("ListExecutions", input).get("executions")).isEmpty();
  }

  @Test
  void refusesUnknownOperationsAndParametersByName() {
    assertThatThrownBy(() -> service.call("TestState"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("TestState");
    assertThatThrownBy(() -> service.call("ListStateMachines", "colour", "blue"))
        .hasMessageContaining("colour");
  }

  @Test
  void startExecutionIsIdempotentWhileTheExecutionRuns() throws InterruptedException {
    String machine = service.create("w", WAIT);
    String arn = service.start(machine, "one", "{\"a\":1}");
    assertThat(service.start(machine, "one", "{\"a\":1}")).isEqualTo(arn);
    assertThat(StepFunctionsFixture.code(() -> service.start(machine, "one", "{}")))
        .isEqualTo("ExecutionAlreadyExists");
    ObjectNode stopped =
        service.call("StopExecution", "executionArn", arn, "error", "E", "cause", "because");
    assertThat(stopped.get("stopDate").isNumber()).isTrue();
    JsonNode end = service.end(arn);
    assertThat(end.get("status").asString()).isEqualTo("ABORTED");
    assertThat(end.get("error").asString()).isEqualTo("E");
    assertThat(StepFunctionsFixture.code(() -> service.start(machine, "one", "{\"a\":1}")))
        .isEqualTo("ExecutionAlreadyExists");
  }

  @Test
  void refusesInvalidInputsArnsAndTokens() {
    String machine = service.create("m", PASS);
    assertThat(StepFunctionsFixture.code(() -> service.start(machine, "n", "not json")))
        .isEqualTo("InvalidExecutionInput");
    assertThat(
            StepFunctionsFixture.code(
                () -> service.start(machine, "n", "\"" + "x".repeat(262_144) + "\"")))
        .isEqualTo("ValidationException");
    assertThat(StepFunctionsFixture.code(() -> service.start(machine + "x", "n", "{}")))
        .isEqualTo("StateMachineDoesNotExist");
    assertThat(
            StepFunctionsFixture.code(
                () -> service.call("DescribeExecution", "executionArn", "nonsense")))
        .isEqualTo("InvalidArn");
    String absent = machine.replace(":stateMachine:", ":execution:") + ":none";
    assertThat(
            StepFunctionsFixture.code(() -> service.call("StopExecution", "executionArn", absent)))
        .isEqualTo("ExecutionDoesNotExist");
    assertThat(
            StepFunctionsFixture.code(
                () -> service.call("SendTaskHeartbeat", "taskToken", "nonsense")))
        .isEqualTo("InvalidToken");
  }

  @Test
  void paginatesListsAndHistories() throws InterruptedException {
    String machine = service.create("m", PASS);
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      started.addFirst(service.start(machine, "e" + i, "{}"));
    }
    ObjectNode input = AslJson.object().put("stateMachineArn", machine).put("maxResults", 2);
    List<String> listed = new ArrayList<>();
    JsonNode next;
    do {
      ObjectNode page = service.call("ListExecutions", input);
      page.get("executions").forEach(e -> listed.add(e.get("executionArn").asString()));
      next = page.get("nextToken");
      input.set("nextToken", next);
    } while (next != null);
    assertThat(listed).isEqualTo(started);
    input.remove("nextToken");
    assertThat(
            service.call("ListExecutions", input.put("statusFilter", "FAILED")).get("executions"))
        .isEmpty();

    String arn = started.getFirst();
    ObjectNode which =
        AslJson.object().put("executionArn", arn).put("maxResults", 3).put("reverseOrder", true);
    ObjectNode last = service.call("GetExecutionHistory", which);
    assertThat(last.get("events")).hasSize(3);
    assertThat(last.at("/events/0/type").asString()).isEqualTo("ExecutionSucceeded");
    which.set("nextToken", last.get("nextToken"));
    assertThat(service.call("GetExecutionHistory", which).at("/events/0/type").asString())
        .isEqualTo("ExecutionStarted");
    ObjectNode bare =
        service.call(
            "GetExecutionHistory",
            AslJson.object().put("executionArn", arn).put("includeExecutionData", false));
    assertThat(bare.toString()).doesNotContain("\"input\"").doesNotContain("\"output\"");
  }

  @Test
  void updateAppliesToLaterExecutionsOnly() {
    String machine = service.create("m", WAIT);
    String arn = service.start(machine, "one", "{}");
    String unused =
        service
            .call("UpdateStateMachine", "stateMachineArn", machine, "definition", PASS)
            .toString();
    assertThat(
            service
                .call("DescribeStateMachineForExecution", "executionArn", arn)
                .get("definition")
                .asString())
        .isEqualTo(WAIT);
    assertThat(
            service
                .call("DescribeStateMachine", "stateMachineArn", machine)
                .get("definition")
                .asString())
        .isEqualTo(PASS);
  }

  @Test
  void storesTags() {
    String machine = service.create("m", PASS);
    ObjectNode tags = AslJson.object().put("resourceArn", machine);
    tags.putArray("tags").addObject().put("key", "k").put("value", "v");
    String unused = service.call("TagResource", tags).toString();
    assertThat(service.call("ListTagsForResource", "resourceArn", machine).get("tags"))
        .isEqualTo(AslJson.parse("[{\"key\":\"k\",\"value\":\"v\"}]"));
  }

  @Test
  void stopsAChildExecutionWithItsParent() throws InterruptedException {
    String child = service.create("child", WAIT);
    String parent =
        service.create(
            "parent",
            """
            {"StartAt":"C","States":{"C":{"Type":"Task",
              "Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Parameters":{"StateMachineArn":"%s","Name":"kid","Input":{}},"End":true}}}
            """
                .formatted(child));
    String arn = service.start(parent, "one", "{}");
    String childArn = child.replace(":stateMachine:", ":execution:") + ":kid";
    JsonNode change = service.changes.take();
    while (!change.get("executionArn").asString().equals(childArn)) {
      change = service.changes.take();
    }
    String unused = service.call("StopExecution", "executionArn", arn).toString();
    assertThat(service.end(childArn).get("status").asString()).isEqualTo("ABORTED");
  }

  @Test
  void acceptsATokenBeforeTheFunctionReturns() throws InterruptedException {
    CompletableFuture<String> result = new CompletableFuture<>();
    service.close();
    service =
        StepFunctionsFixture.openLater(
            folder,
            payload -> {
              result.complete(
                  service
                      .call(
                          "SendTaskSuccess",
                          "taskToken",
                          payload.get("token").asString(),
                          "output",
                          "{\"early\":true}")
                      .toString());
              return CompletableFuture.completedFuture(
                  new FunctionResponse.FunctionResult(AslJson.object()));
            });
    JsonNode end =
        service.run(
            """
            {"StartAt":"T","States":{"T":{"Type":"Task",
              "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
            """,
            "{}");
    assertThat(result.join()).isEqualTo("{}");
    assertThat(end.get("output").asString()).isEqualTo("{\"early\":true}");
  }
}
