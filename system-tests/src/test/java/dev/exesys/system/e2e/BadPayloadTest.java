package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exesys.cli.console.CommandException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invalid payloads are rejected with all errors and leave no data. */
@ExtendWith(StackUnderTest.Shared.class)
class BadPayloadTest {

  @Test
  void listsEveryError(StackUnderTest stack) {
    CommandException refusal =
        refused(
            stack,
            """
            {"git_repo": 5, "username": "u", "pr_number": 1,
             "orders": [
               {"order_name": "a", "cmds": [], "timeout": 0, "execution_target": "moon"},
               {"order_name": "b", "cmds": ["x"], "timeout": 1, "execution_target": "lambda",
                "dependencies": ["nobody"]}]}
            """);

    assertThat(refusal.exitStatus()).isEqualTo(3);
    assertThat(String.join("\n", refusal.details()))
        .contains("/git_repo")
        .contains("git_token_location")
        .contains("/orders/0/cmds")
        .contains("/orders/0/timeout")
        .contains("/orders/0/execution_target");
  }

  @Test
  void showsACycleAsAPath(StackUnderTest stack) {
    CommandException refusal =
        refused(stack, new JobBuilder().order("a", "x", "b").order("b", "x", "a").text());
    assertThat(refusal.details()).anyMatch(line -> line.contains("a -> b -> a"));
  }

  @Test
  void namesAnUnknownDependency(StackUnderTest stack) {
    CommandException refusal = refused(stack, new JobBuilder().order("a", "x", "ghost").text());
    assertThat(refusal.details())
        .anyMatch(line -> line.contains("/orders/0/dependencies/0") && line.contains("ghost"));
  }

  private static CommandException refused(StackUnderTest stack, String job) {
    return catchThrowableOfType(
        CommandException.class, () -> stack.engine().submit(job, Optional.empty()));
  }
}
