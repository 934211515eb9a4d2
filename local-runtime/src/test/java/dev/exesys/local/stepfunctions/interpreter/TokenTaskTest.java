package dev.exesys.local.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The behavior of token tasks that compiled state machines rely on. */
class TokenTaskTest {
  private static final String RETRY =
      "'Retry':[{'ErrorEquals':['Settled','States.Timeout'],'MaxAttempts':0},"
          + "{'ErrorEquals':['States.TaskFailed'],'IntervalSeconds':2,'MaxAttempts':60,"
          + "'BackoffRate':2,'MaxDelaySeconds':60,'JitterStrategy':'FULL'}]";
  private static final String CATCH =
      "'Catch':[{'ErrorEquals':['Settled'],'ResultPath':null,'Next':'Done'},"
          + "{'ErrorEquals':['States.ALL'],'ResultPath':'$.outcome','Next':'Settle'}]";
  private static final String MACHINE =
      InterpreterFixture.machine(
          "Run",
          InterpreterFixture.task(
                  "Run",
                  InterpreterFixture.TOKEN,
                  "'TimeoutSeconds':100,'ResultPath':null,"
                      + RETRY
                      + ","
                      + CATCH
                      + ",'Next':'Done'")
              + ","
              + InterpreterFixture.task(
                  "Settle",
                  InterpreterFixture.TOKEN,
                  "'ResultPath':null,'Catch':[{'ErrorEquals':['Again'],'ResultPath':null,"
                      + "'Next':'Run'}],'Next':'Done'")
              + ",'Done':{'Type':'Succeed'}");

  @Test
  void retrierWithoutAttemptsPrecedesTheGeneralOne() {
    SimulatedExecution execution =
        InterpreterFixture.run(
            MACHINE, "{'a':1}", call -> call.fail("Settled", "x".repeat(32_768)));
    assertThat(InterpreterFixture.output(execution).toString()).isEqualTo("{\"a\":1}");
    assertThat(execution.duration()).isZero();
  }

  @Test
  void timeoutWithoutHeartbeatIsCaughtAndTheCatchMayGoBack() {
    AtomicInteger runs = new AtomicInteger();
    SimulatedExecution execution =
        InterpreterFixture.run(
            MACHINE,
            "{'a':1}",
            call -> {
              if (call.function().equals("Settle")) {
                call.fail("Again", null);
              } else if (runs.incrementAndGet() == 3) {
                call.succeed(call.payload());
              }
            });
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(runs).hasValue(3);
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(200));
    assertThat(InterpreterFixture.output(execution).at("/outcome/Error").asString())
        .isEqualTo("States.Timeout");
  }

  @Test
  void jitteredDelaysStayWithinTheirLimits() {
    AtomicInteger runs = new AtomicInteger();
    SimulatedExecution execution =
        InterpreterFixture.run(
            MACHINE,
            "{}",
            call -> {
              if (runs.incrementAndGet() < 10) {
                call.fail("Lambda.TooManyRequestsException", null);
              } else {
                call.succeed(call.payload());
              }
            });
    assertThat(runs).hasValue(10);
    assertThat(execution.duration())
        .isPositive()
        .isLessThan(Duration.ofSeconds(2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 + 60));
  }
}
