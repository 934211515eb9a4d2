package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.AgeMasterKey;
import dev.exesys.core.secrets.KmsMasterKey;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.secrets.aws.KmsDataKeys;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import tools.jackson.databind.JsonNode;

/**
 * Bundles are encrypted with the job's age key or with the deployment's KMS key. No key is created
 * for a run, so that none is left when it has finished.
 */
@ExtendWith(StackUnderTest.Shared.class)
class BundleEncryptionTest {
  private static final String KMS_ALIAS = "alias/exesys";

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

    assertThat(documents.open(bundle(stack, accepted), new AgeMasterKey(key, new SecureRandom())))
        .containsEntry("COLOR", "dark green")
        .containsEntry("AWS_EXE_SYS_PLAIN_VARIABLES", "COLOR");
    Files.createFile(gate());

    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");
    assertThat(ssm.getParameter(p -> p.name("/team/age-key")).parameter().name()).isNotEmpty();
  }

  @Test
  void kmsKeyEncryptsBundlesForTheirOrderOnly(StackUnderTest stack) throws Exception {
    JsonNode accepted = stack.submit(waiting());
    stack.awaitOrder(accepted, "sealed", "running");
    OrderKey order = order(accepted);

    String bundle = bundle(stack, accepted);
    Files.createFile(gate());

    assertThat(documents.open(bundle, masterKey(stack, order)))
        .containsEntry("COLOR", "dark green");
    JsonNode entry = Json.parse(bundle).at("/sops/kms/0");
    assertThat(entry.path("context").path("run_id").asString()).isEqualTo(order.runId());
    String encrypted = entry.path("enc").asString();
    KmsClient kms = stack.clients().build(KmsClient.builder());
    SdkBytes blob = SdkBytes.fromByteArray(Base64.getDecoder().decode(encrypted));
    assertThatThrownBy(() ->
            kms.decrypt(r ->
                r.ciphertextBlob(blob)
                    .encryptionContext(BundleKeys.context(new OrderKey(order.runId(), "0002")))))
        .isInstanceOf(InvalidCiphertextException.class);
    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");
    assertThat(parametersOf(stack, accepted)).isEmpty();
  }

  @Test
  void otherSopsImplementationOpensOurBundles(StackUnderTest stack) throws Exception {
    NodeScripts.assumeInstalled("sops-decoder@0.10.3");
    JsonNode accepted = stack.submit(waiting());
    stack.awaitOrder(accepted, "sealed", "running");
    Path file = Files.writeString(folder.resolve("bundle.json"), bundle(stack, accepted));
    Files.createFile(gate());

    String opened = NodeScripts.run(stack.connection().settings(), "kms-open.mjs", file.toString());

    assertThat(Json.parse(opened).path("COLOR").asString()).isEqualTo("dark green");
    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");
  }

  @Test
  void weOpenDocumentsOfAnotherWriter(StackUnderTest stack) throws Exception {
    NodeScripts.assumeInstalled("sops-decoder@0.10.3");
    OrderKey order = new OrderKey("another-run", "0001");
    String arn =
        stack
            .clients()
            .build(KmsClient.builder())
            .describeKey(r -> r.keyId(KMS_ALIAS))
            .keyMetadata()
            .arn();

    String document =
        NodeScripts.run(
            stack.connection().settings(),
            "kms-seal.mjs",
            arn,
            "{\"run_id\":\"another-run\",\"order_num\":\"0001\"}",
            "{\"TEXT\":\"Grüße\"}");

    assertThat(documents.open(document, masterKey(stack, order)))
        .containsExactly(Map.entry("TEXT", "Grüße"));
  }

  private static SopsMasterKey masterKey(StackUnderTest stack, OrderKey order) {
    KmsClient kms = stack.clients().build(KmsClient.builder());
    return new KmsMasterKey(
        new KmsDataKeys(() -> kms, KMS_ALIAS), BundleKeys.context(order), InstantSource.system());
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

  private static List<String> parametersOf(StackUnderTest stack, JsonNode accepted) {
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    return ssm.describeParametersPaginator().stream()
        .flatMap(page -> page.parameters().stream())
        .map(ParameterMetadata::name)
        .filter(name -> name.contains(accepted.path("run_id").asString()))
        .toList();
  }

  private static String bundle(StackUnderTest stack, JsonNode accepted) {
    return new String(
        stack.stores().internal().get(StorageKeys.bundle(order(accepted))).orElseThrow(), UTF_8);
  }

  private static OrderKey order(JsonNode accepted) {
    return new OrderKey(accepted.path("run_id").asString(), "0001");
  }
}
