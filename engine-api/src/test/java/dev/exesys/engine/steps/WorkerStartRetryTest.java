package dev.exesys.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.workers.WorkerStartException;
import dev.exesys.engine.workers.aws.BusyService;
import dev.exesys.engine.workers.aws.BusyService.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Retries of worker starts. */
class WorkerStartRetryTest {

  private static final Answer FULL = Answer.refusal(400, "AccountLimitExceededException");

  private final Beats beats = new Beats();

  @Test
  void asksAgainUntilThereIsRoomAndBeatsMeanwhile() throws Exception {
    try (BusyService service = new BusyService(FULL, FULL, Answer.build("p:1"))) {
      assertThat(start(service, Duration.ofMinutes(1))).isEqualTo("p:1");

      assertThat(service.asked()).isEqualTo(3);
      assertThat(beats.count).isEqualTo(2);
    }
  }

  @Test
  void givesUpAtOnceWhatDoesNotPass() throws Exception {
    try (BusyService service =
        new BusyService(Answer.refusal(400, "ResourceNotFoundException"), Answer.build("p:1"))) {
      assertThatThrownBy(() -> start(service, Duration.ofMinutes(1)))
          .isInstanceOf(WorkerStartException.class);

      assertThat(service.asked()).isOne();
    }
  }

  @Test
  void givesUpWhenNobodyWaitsAnyMore() throws Exception {
    beats.known = false;
    try (BusyService service = new BusyService(FULL, Answer.build("p:1"))) {
      assertThatThrownBy(() -> start(service, Duration.ofMinutes(1)))
          .isInstanceOf(WorkerStartException.class);

      assertThat(service.asked()).isOne();
    }
  }

  @Test
  void givesUpInTheEndWithTheServicesReason() throws Exception {
    try (BusyService service = new BusyService(FULL)) {
      assertThatThrownBy(() -> start(service, Duration.ofMillis(500)))
          .hasMessage("CodeBuild did not start the worker: AccountLimitExceededException: refused");
    }
  }

  private String start(BusyService service, Duration patience) {
    ExecutionTarget target = ExecutionTarget.CODEBUILD;
    return new WorkerStartRetry(beats, RetryPolicies.WORKER_STARTS, patience)
        .call("token", () -> service.workers(target).start(BusyService.order(target), List.of()));
  }

  /** A state that waits, or does not. */
  private static final class Beats implements TaskTokens {
    private boolean known = true;
    private int count;

    @Override
    public boolean heartbeat(String taskToken) {
      count++;
      return known;
    }

    @Override
    public boolean succeed(String taskToken, JsonNode output) {
      throw new AssertionError("nothing has ended");
    }

    @Override
    public boolean fail(String taskToken, String error, String cause) {
      throw new AssertionError("nothing has ended");
    }
  }
}
