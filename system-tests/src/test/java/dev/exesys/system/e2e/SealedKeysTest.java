package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import tools.jackson.databind.JsonNode;

/**
 * Bundles are encrypted with the job's key or with generated keys, which are deleted when the run
 * has finished.
 */
@ExtendWith(StackUnderTest.Shared.class)
class SealedKeysTest {
  @TempDir Path folder;
  private final SopsDocument documents =
      new SopsDocument(InstantSource.system(), new SecureRandom());

  @Test
  void jobKeyDecryptsBundlesAndIsKept(StackUnderTest stack) throws Exception {
    AgeKey key = AgeKey.generate();
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    String file =
        "# created: 2026-01-02\n# public key: %s\n%s\n".formatted(key.recipient(), key.identity());
    ssm.putParameter(p -> p.name("/team/age-key").type(ParameterType.SECURE_STRING).value(file));
    JsonNode accepted =
        stack.submit(waiting().with(job -> job.put("sops_key_ssm_path", "/team/age-key")));
    stack.awaitOrder(accepted, "sealed", "running");

    byte[] bundle =
        stack.stores().internal().get(StorageKeys.bundle(order(accepted))).orElseThrow();
    assertThat(documents.open(new String(bundle, UTF_8), key))
        .containsEntry("COLOR", "dark green")
        .hasSize(1);
    assertThat(madeKeys(stack, accepted)).isEmpty();
    Files.createFile(gate());

    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");
    assertThat(ssm.getParameter(p -> p.name("/team/age-key")).parameter().name()).isNotEmpty();
    assertThat(sealed(stack, accepted)).isEmpty();
  }

  @Test
  void generatedKeysAndBundlesAreDeletedWithTheRun(StackUnderTest stack) throws Exception {
    JsonNode accepted = stack.submit(waiting());
    stack.awaitOrder(accepted, "sealed", "running");
    assertThat(madeKeys(stack, accepted)).hasSize(2);
    Files.createFile(gate());

    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");

    assertNothingIsLeft(stack, accepted);
  }

  @Test
  void generatedKeysAreDeletedIfTheRunIsCancelled(StackUnderTest stack) {
    JsonNode accepted = stack.submit(waiting());
    stack.awaitOrder(accepted, "sealed", "running");

    stack.engine().cancel(accepted.path("run_id").asString());

    assertThat(stack.await(accepted).status()).isEqualTo("failed");
    assertNothingIsLeft(stack, accepted);
  }

  @Test
  void generatedKeysAreDeletedIfThereIsNoSource(StackUnderTest stack) {
    JsonNode accepted = stack.submit(waiting().with(job -> job.put("commit_hash", "1".repeat(40))));

    FinishedRun run = stack.await(accepted);

    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.event("_job", "job_completed").data().path("reason").asString())
        .contains("repository test/nowhere does not exist");
    assertNothingIsLeft(stack, accepted);
  }

  private JobBuilder waiting() {
    return new JobBuilder()
        .order(
            "sealed",
            "until [ -e " + gate() + " ]; do sleep 0.1; done",
            order -> order.putObject("env_vars").put("COLOR", "dark green"));
  }

  private Path gate() {
    return folder.resolve("gate");
  }

  private static void assertNothingIsLeft(StackUnderTest stack, JsonNode accepted) {
    // The done object is written before the deletion of keys and bundles, which may take a moment.
    StackUnderTest.awaitTrue(() -> madeKeys(stack, accepted).isEmpty());
    StackUnderTest.awaitTrue(() -> sealed(stack, accepted).isEmpty());
  }

  private static List<String> madeKeys(StackUnderTest stack, JsonNode accepted) {
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    return ssm.describeParametersPaginator().stream()
        .flatMap(page -> page.parameters().stream())
        .map(ParameterMetadata::name)
        .filter(name -> name.contains(accepted.path("run_id").asString()))
        .toList();
  }

  private static List<String> sealed(StackUnderTest stack, JsonNode accepted) {
    return stack.stores().internal().list("runs/" + accepted.path("run_id").asString()).stream()
        .filter(key -> key.endsWith(".sops.json"))
        .toList();
  }

  private static OrderKey order(JsonNode accepted) {
    return new OrderKey(accepted.path("run_id").asString(), "0001");
  }
}
