package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls the stack with boto3 and botocore's signer: see {@code client.py}. */
@ExtendWith(StackUnderTest.Shared.class)
class PythonClientTest {
  private static final List<String> SHOWN =
      List.of(
          "an unsigned POST gets 403",
          "a signed POST is accepted and ends in a done object",
          "c starts after a, d after b, without a barrier",
          "events are found by trace, by order, and through the index; a dropped payload is under"
              + " data",
          "orders are found by run, in their order",
          "the execution is named by the run and SUCCEEDED",
          "bad payloads get 400 with every error");

  @Test
  void pythonClientCanUseTheWholeContract(StackUnderTest stack) throws Exception {
    PythonScripts.assumeBoto3();

    PythonScripts.Result result = PythonScripts.script(stack.connection().settings(), "client.py");

    assertThat(result.output().lines()).as(result.output()).containsExactlyElementsOf(SHOWN);
    assertThat(result.exit()).isZero();
  }
}
