package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Secrets are available to the commands and masked everywhere else. */
@ExtendWith(StackUnderTest.Shared.class)
class SecretsTest {
  private static final String PASSWORD = "correct-horse-battery";

  @Test
  void parametersAndSecretsAreInTheEnvironmentAndMaskedInTheLog(StackUnderTest stack) {
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    ssm.putParameter(
        p -> p.name("/shop/db-password").type(ParameterType.SECURE_STRING).value(PASSWORD));
    String merged =
        Base64.getEncoder().encodeToString("{\"USER_NAME\": \"shopkeeper\"}".getBytes(UTF_8));
    ssm.putParameter(p -> p.name("/shop/user").type(ParameterType.SECURE_STRING).value(merged));
    stack
        .clients()
        .build(SecretsManagerClient.builder())
        .createSecret(
            s -> s.name("/shop/host").secretString("{\"DB_HOST\": \"db.internal.test\"}"));

    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "connect",
                    "test \"$DB_PASSWORD\" = "
                        + "correct-horse\"-\"battery && test $USER_NAME = shop\"\"keeper"
                        + " && test $DB_HOST = db.\"internal\".test && echo \"pw=$DB_PASSWORD\"",
                    order -> {
                      order.putArray("ssm_paths").add("/shop/db-password").add("/shop/user");
                      order.putArray("secret_manager_paths").add("/shop/host");
                    }));

    assertThat(run.status()).as(run.view().toPrettyString()).isEqualTo("succeeded");
    assertThat(stack.log(run, "0001")).startsWith("pw=").doesNotContain(PASSWORD);
    assertThat(run.events().toString()).doesNotContain(PASSWORD);
    assertThat(ssm.describeParameters(p -> p.maxResults(50)).parameters())
        .noneMatch(p -> p.name().contains(run.runId()));
  }
}
