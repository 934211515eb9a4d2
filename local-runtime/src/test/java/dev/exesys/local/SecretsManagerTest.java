package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Tests the local Secrets Manager through the AWS SDK. */
class SecretsManagerTest {
  @TempDir Path directory;

  @Test
  void keepsVersionsWithTheirStagingLabels() throws IOException {
    String arn;
    try (LocalStack stack = start();
        SecretsManagerClient secrets =
            Clients.on(stack.endpoint(), SecretsManagerClient.builder())) {
      arn = secrets.createSecret(b -> b.name("/team/db").secretString("first-value")).arn();
      assertThatThrownBy(() -> secrets.createSecret(b -> b.name("/team/db").secretString("x")))
          .isInstanceOf(ResourceExistsException.class);
      secrets.putSecretValue(b -> b.secretId("/team/db").secretString("second-value"));
    }
    assertThat(Files.readString(directory.resolve("stack.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain("second-value");
    try (LocalStack stack = start();
        SecretsManagerClient secrets =
            Clients.on(stack.endpoint(), SecretsManagerClient.builder())) {
      assertThat(secrets.getSecretValue(b -> b.secretId(arn)).secretString())
          .isEqualTo("second-value");
      assertThat(
              secrets
                  .getSecretValue(b -> b.secretId("/team/db").versionStage("AWSPREVIOUS"))
                  .secretString())
          .isEqualTo("first-value");
      secrets.updateSecret(b ->
          b.secretId("/team/db")
              .description("of the team")
              .secretBinary(SdkBytes.fromUtf8String("third")));
      var described = secrets.describeSecret(b -> b.secretId("/team/db"));
      assertThat(described.description()).isEqualTo("of the team");
      assertThat(described.versionIdsToStages()).hasSize(2);
      assertThat(secrets.getSecretValue(b -> b.secretId(arn)).secretBinary().asUtf8String())
          .isEqualTo("third");
      assertThat(secrets.listSecrets().secretList()).hasSize(1);
    }
  }

  @Test
  void refusesValuesAbove64KiB() throws IOException {
    try (LocalStack stack = start();
        SecretsManagerClient secrets =
            Clients.on(stack.endpoint(), SecretsManagerClient.builder())) {
      secrets.createSecret(b -> b.name("most").secretString("x".repeat(65_536)));
      assertThatThrownBy(
              () -> secrets.createSecret(b -> b.name("more").secretString("x".repeat(65_537))))
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("65536");
    }
  }

  @Test
  void deletesWithAndWithoutARecoveryWindow() throws IOException {
    try (LocalStack stack = start();
        SecretsManagerClient secrets =
            Clients.on(stack.endpoint(), SecretsManagerClient.builder())) {
      secrets.createSecret(b -> b.name("s").secretString("v"));
      secrets.deleteSecret(b -> b.secretId("s"));
      assertThatThrownBy(() -> secrets.getSecretValue(b -> b.secretId("s")))
          .isInstanceOf(InvalidRequestException.class);
      secrets.restoreSecret(b -> b.secretId("s"));
      assertThat(secrets.getSecretValue(b -> b.secretId("s")).secretString()).isEqualTo("v");
      secrets.deleteSecret(b -> b.secretId("s").forceDeleteWithoutRecovery(true));
      assertThatThrownBy(() -> secrets.getSecretValue(b -> b.secretId("s")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(LocalStackOptions.of(directory, Clients.CREDENTIALS));
  }
}
