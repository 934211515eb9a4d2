package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Tries from inside a command what code that is not trusted would try, on each target. The tables
 * of docs/IAM.md say the same for AWS.
 */
@ExtendWith(StackUnderTest.Shared.class)
class CommandReachTest {
  private static final Pattern ATTEMPT = Pattern.compile("(?m)^reach: (.*) = (.*)$");
  private static final String DENIED = "AccessDeniedException";

  @TempDir Path folder;

  @Test
  void commandReachesNothingOfOtherRuns(StackUnderTest stack) throws Exception {
    PythonScripts.assumeBoto3();
    Path script = folder.resolve("reach.py");
    try (InputStream text = CommandReachTest.class.getResourceAsStream("/e2e/reach.py")) {
      Files.write(script, Objects.requireNonNull(text).readAllBytes());
    }
    JsonNode other =
        stack.submit(
            new JobBuilder(600)
                .order(
                    "long", "sleep 600", order -> order.putObject("env_vars").put("SECRET", "s")));
    stack.awaitOrder(other, "long", "running");
    String otherRun = other.path("run_id").asString();
    String object = StorageKeys.bundle(new OrderKey(otherRun, "0001"));
    try {
      JobBuilder job = new JobBuilder(300);
      for (String target : new String[] {"lambda", "codebuild", "ssm"}) {
        job.order(
            target,
            PythonScripts.interpreter() + " " + script + " " + otherRun + " " + object,
            order -> order.put("execution_target", target));
      }

      FinishedRun run = stack.run(job);

      assertThat(run.status()).as(run.view().toPrettyString()).isEqualTo("succeeded");
      Map<String, String> inProcess = new LinkedHashMap<>();
      inProcess.put("keys in the environment", "none");
      inProcess.put("ticket in the environment", "none");
      inProcess.put("keys in the worker's environment", "none");
      inProcess.put("ticket in the worker's environment", "none");
      inProcess.put("memory of the worker", "readable");
      inProcess.put("instance metadata for SDKs", "disabled");
      inProcess.put("address of container credentials", "none");
      inProcess.put("AWS calls", "no keys to call with");
      assertThat(attempts(stack, run, "0001")).isEqualTo(inProcess);
      Map<String, String> process = process();
      assertThat(attempts(stack, run, "0002")).isEqualTo(process);
      assertThat(attempts(stack, run, "0003")).isEqualTo(process);
      assertThat(stack.stores().internal().get(object)).isPresent();
    } finally {
      stack.engine().cancel(otherRun);
      FinishedRun unused = stack.await(other);
    }
  }

  /** Returns what a command of a worker program gets, which can read the worker's environment. */
  private static Map<String, String> process() {
    Map<String, String> got = new LinkedHashMap<>();
    got.put("keys in the environment", "none");
    got.put("ticket in the environment", "none");
    got.put("keys in the worker's environment", "found");
    got.put("ticket in the worker's environment", "found");
    got.put("memory of the worker", "readable");
    got.put("instance metadata for SDKs", "disabled");
    got.put("address of container credentials", "none");
    got.put("identity", "exesys-worker");
    got.put("own order item", DENIED);
    got.put("order item of another run", DENIED);
    got.put("all order items", DENIED);
    got.put("list of objects", "AccessDenied");
    got.put("object of another run", "AccessDenied");
    got.put("write of an object", "AccessDenied");
    got.put("parameter", DENIED);
    got.put("secret", DENIED);
    got.put("KMS key", DENIED);
    got.put("executions", DENIED);
    got.put("role of another order", "AccessDenied");
    got.put("dispatch function", DENIED);
    got.put("new build", DENIED);
    got.put("session with the used ticket", "refused");
    got.put("session of another run", "refused");
    got.put("report for another run", "no effect");
    return got;
  }

  private static Map<String, String> attempts(StackUnderTest stack, FinishedRun run, String num) {
    Map<String, String> attempts = new LinkedHashMap<>();
    StringBuilder log = new StringBuilder();
    for (String key :
        stack.stores().internal().list(StorageKeys.logPrefix(new OrderKey(run.runId(), num)))) {
      log.append(new String(stack.stores().internal().get(key).orElseThrow(), UTF_8));
    }
    Matcher matcher = ATTEMPT.matcher(log);
    while (matcher.find()) {
      attempts.put(matcher.group(1), matcher.group(2));
    }
    return attempts;
  }
}
