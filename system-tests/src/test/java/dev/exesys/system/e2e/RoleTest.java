package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands have their order's role for as long as they run, against sessions of two seconds. */
class RoleTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
  private static final Duration SESSION = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void commandRunsTenTimesTheLengthOfItsSession() throws Exception {
    PythonScripts.assumeBoto3();
    Path script = folder.resolve("role.py");
    try (InputStream text = RoleTest.class.getResourceAsStream("/e2e/role.py")) {
      Files.write(script, Objects.requireNonNull(text).readAllBytes());
    }
    Map<String, String> settings =
        Map.of("AWS_EXE_SYS_ALLOWED_ROLES", "arn:aws:iam::123456789012:role/*");
    try (Testbed bed =
        Testbed.start(
            folder,
            settings,
            (name, function) -> function,
            options -> options.withLongestSession(SESSION))) {
      FinishedRun run =
          bed.run(
              new JobBuilder()
                  .order(
                      "deploy",
                      PythonScripts.interpreter()
                          + " "
                          + script
                          + " "
                          + SESSION.multipliedBy(10).toSeconds(),
                      order -> order.put("role_arn", ROLE)));

      String log = log(bed, run);
      assertThat(run.status()).as(log).isEqualTo("succeeded");
      assertThat(log)
          .contains(
              "arn:aws:sts::123456789012:assumed-role/deployer/exesys-" + run.runId() + "-0001",
              "sessions several calls all answered",
              "-key: ***",
              "region us-east-1");
    }
  }

  private static String log(Testbed bed, FinishedRun run) {
    StringBuilder log = new StringBuilder();
    for (String key :
        bed.internal().list(StorageKeys.logPrefix(new OrderKey(run.runId(), "0001")))) {
      log.append(new String(bed.internal().get(key).orElseThrow(), StandardCharsets.UTF_8));
    }
    return log.toString();
  }
}
