package dev.exesys.engine.workers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerStartException;
import dev.exesys.engine.workers.aws.BusyService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services refuse workers with, over HTTP, and whether that passes. */
class WorkerStartErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "LAMBDA, 429, TooManyRequestsException, true",
    "LAMBDA, 500, ServiceException, true",
    "LAMBDA, 404, ResourceNotFoundException, false",
    "CODEBUILD, 400, AccountLimitExceededException, true",
    "CODEBUILD, 400, ThrottlingException, true",
    "CODEBUILD, 400, ResourceNotFoundException, false",
    "SSM, 400, ThrottlingException, true",
    "SSM, 400, InvalidDocument, false",
    "SSM, 400, AccessDeniedException, false",
  })
  void areToldInTheServicesWords(
      ExecutionTarget target, int status, String error, boolean retryable) throws Exception {
    WorkerStartException refusal = start(target, Answer.refusal(status, error));

    assertThat(refusal.retryable()).isEqualTo(retryable);
    boolean throttled = status == 429 || error.equals("ThrottlingException");
    assertThat(refusal)
        .hasMessageEndingWith(
            " did not start the worker: " + (throttled ? "throttled: " : "") + error + ": refused");
  }

  @Test
  void whatIsNotTheServicesOwnPassesToo() throws Exception {
    WorkerStartException refusal =
        start(ExecutionTarget.LAMBDA, new Answer(503, "", "<html>busy</html>"));

    assertThat(refusal.retryable()).isTrue();
    assertThat(refusal).hasMessage("Lambda did not start the worker: HTTP status 503");
  }

  private static WorkerStartException start(ExecutionTarget target, Answer answer)
      throws Exception {
    try (BusyService service = new BusyService(answer)) {
      WorkerLauncher workers = service.workers(target);
      return catchThrowableOfType(
          WorkerStartException.class,
          () -> workers.start(BusyService.order(target), List.of("i-1")));
    }
  }
}
