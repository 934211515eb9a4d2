package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.lambda.SnapStartPriming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events that functions handle before their snapshot is taken. */
class SnapStartPrimingTest {
  @TempDir Path folder;

  @Test
  void itAsksTheServicesAndChangesNothing() throws IOException {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      for (var priming :
          Map.of(
                  EngineFunctions.INIT, SnapStartPriming.INIT,
                  EngineFunctions.DISPATCH, SnapStartPriming.STATE_ACTIONS,
                  EngineFunctions.STEPS, SnapStartPriming.STATE_ACTIONS)
              .entrySet()) {
        int before = engine.calls.of("GetItem");
        JsonFunction function = engine.function(priming.getKey());
        priming.getValue().prime(function);
        assertThat(engine.calls.of("GetItem")).as(priming.getKey()).isGreaterThan(before);
      }
      for (String table : List.of("orders", "events", "locks")) {
        assertThat(engine.clients.dynamodb().scan(b -> b.tableName(table)).items())
            .as(table)
            .isEmpty();
      }
      for (String bucket : List.of("internal", "done")) {
        assertThat(engine.clients.s3().listObjectsV2(b -> b.bucket(bucket)).contents())
            .as(bucket)
            .isEmpty();
      }
      assertThat(engine.clients.stepFunctions().listStateMachines().stateMachines()).isEmpty();
      assertThat(engine.clients.ssm().get().describeParameters().parameters()).isEmpty();
    }
  }

  @Test
  void itIsDueWhenLambdaPreparesASnapshotOnly() {
    assertThat(SnapStartPriming.isDue(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))
        .isTrue();
    assertThat(SnapStartPriming.isDue(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")))
        .isFalse();
    assertThat(SnapStartPriming.isDue(Map.of())).isFalse();
  }
}
