package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import tools.jackson.databind.JsonNode;

/** A state machine is created once for each shape, and deleted when its lease has expired. */
class MachineReuseTest {

  @TempDir Path folder;

  @Test
  void theSecondJobOfAShapeMakesNoMachineAndACollectedOneIsMadeAnew() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      run(engine);
      run(engine);
      assertThat(engine.calls.of("CreateStateMachine")).isEqualTo(1);
      assertThat(engine.calls.of("StartExecution")).isEqualTo(3);

      assertThat(collected(engine)).isZero();
      String machine = machines(engine).getFirst();
      lastUsedLongAgo(engine, machine);
      assertThat(collected(engine)).isEqualTo(1);
      assertThat(machines(engine)).isEmpty();
      assertThat(collected(engine)).isZero();

      run(engine);
      assertThat(machines(engine)).containsExactly(machine);
      assertThat(engine.calls.of("CreateStateMachine")).isEqualTo(2);
    }
  }

  private static void run(EngineOnLocalStack engine) throws InterruptedException {
    var job = TestJobs.empty();
    TestJobs.order(job, "a");
    JsonNode answer = engine.submit(job);
    assertThat(engine.done(answer.path("run_id").asString()).path("status").asString())
        .isEqualTo("succeeded");
  }

  private static int collected(EngineOnLocalStack engine) {
    JsonNode answer = engine.finalizer(Json.object().put("action", "collect"));
    assertThat(answer.path("failed").asInt()).isZero();
    return answer.path("deleted").asInt();
  }

  private static List<String> machines(EngineOnLocalStack engine) {
    return engine.clients.stepFunctions().listStateMachines(b -> {}).stateMachines().stream()
        .map(StateMachineListItem::name)
        .toList();
  }

  private static void lastUsedLongAgo(EngineOnLocalStack engine, String machine) {
    var key = Map.of("pk", AttributeValue.fromS("machines"), "sk", AttributeValue.fromS(machine));
    var past = AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond() - 1));
    var unused =
        engine
            .clients
            .dynamodb()
            .updateItem(b ->
                b.tableName("locks")
                    .key(key)
                    .updateExpression("SET used_until = :past")
                    .conditionExpression("attribute_exists(used_until)")
                    .expressionAttributeValues(Map.of(":past", past)));
  }
}
