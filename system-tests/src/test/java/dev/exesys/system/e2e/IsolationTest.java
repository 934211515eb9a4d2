package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands have the environment and folders of their order, and none of the worker's. */
@ExtendWith(StackUnderTest.Shared.class)
class IsolationTest {

  @Test
  void commandsDoNotInheritCredentialsOrSettings(StackUnderTest stack) {
    JobBuilder job = new JobBuilder();
    for (String target : new String[] {"lambda", "codebuild", "ssm"}) {
      job.order(
          target,
          "env | cut -d= -f1 | grep -E '^(AWS|EXESYS|_HANDLER|LAMBDA)' | sort;"
              + " ls -A \"$HOME\" \"$TMPDIR\" \"$AWS_EXE_SYS_EVENTS_DIR\"",
          order -> order.put("execution_target", target));
    }

    FinishedRun run = stack.run(job);

    assertThat(run.status()).isEqualTo("succeeded");
    for (String order : new String[] {"0001", "0002", "0003"}) {
      List<String> lines = stack.log(run, order).lines().filter(l -> !l.isEmpty()).toList();
      assertThat(lines.subList(0, 5))
          .containsExactly(
              "AWS_EC2_METADATA_DISABLED",
              "AWS_EXE_SYS_EVENTS_DIR",
              "AWS_EXE_SYS_OUTPUT",
              "AWS_EXE_SYS_SECRET_OUTPUT",
              "EXESYS_PROCESS_MARK");
      // Three empty folders.
      assertThat(lines.subList(5, lines.size())).hasSize(3).allMatch(line -> line.endsWith(":"));
    }
  }
}
