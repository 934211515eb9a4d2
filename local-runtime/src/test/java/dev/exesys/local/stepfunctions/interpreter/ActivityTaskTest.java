package dev.exesys.local.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTaskTest {
  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:pool";
  private static final String MACHINE =
      InterpreterFixture.machine(
          "T",
          "'T':{'Type':'Task','Resource':'"
              + ACTIVITY
              + "','Parameters':{'n.$':'$.n'},'HeartbeatSeconds':10,'TimeoutSeconds':60,"
              + "'Retry':[{'ErrorEquals':['States.HeartbeatTimeout'],'MaxAttempts':1}],"
              + "'Catch':[{'ErrorEquals':['States.Timeout'],'ResultPath':'$.e','Next':'C'}],"
              + "'End':true},'C':{'Type':'Pass','End':true}");

  @Test
  void missingHeartbeatIsRetriedWithAnotherTask() {
    List<TaskCall> calls = new ArrayList<>();
    SimulatedExecution execution =
        InterpreterFixture.run(
            MACHINE,
            "{'n':1}",
            call -> {
              calls.add(call);
              if (calls.size() == 2) {
                call.succeedAfter(Duration.ofSeconds(3), call.payload());
              }
            });
    assertThat(calls.getFirst().function()).isEqualTo(ACTIVITY);
    assertThat(InterpreterFixture.output(execution).toString()).isEqualTo("{\"n\":1}");
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(10 + 1 + 3));
    assertThat(InterpreterFixture.links(execution))
        .containsExactly(
            "1<-0 ExecutionStarted",
            "2<-0 TaskStateEntered",
            "3<-2 ActivityScheduled",
            "4<-3 ActivityStarted",
            "5<-4 ActivityTimedOut",
            "6<-5 ActivityScheduled",
            "7<-6 ActivityStarted",
            "8<-7 ActivitySucceeded",
            "9<-8 TaskStateExited",
            "10<-9 ExecutionSucceeded");
  }

  @Test
  void heartbeatsDoNotExtendTheTimeout() {
    SimulatedExecution execution =
        InterpreterFixture.run(MACHINE, "{'n':1}", ActivityTaskTest::beat);
    assertThat(InterpreterFixture.output(execution).at("/e/Error").asString())
        .isEqualTo("States.Timeout");
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(60));
  }

  private static void beat(TaskCall call) {
    if (call.at().toSeconds() < 100) {
      call.heartbeat();
      call.after(Duration.ofSeconds(5), () -> beat(call));
    }
  }
}
