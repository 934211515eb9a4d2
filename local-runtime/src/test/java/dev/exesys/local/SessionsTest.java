package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions of STS and keys of KMS across time and restarts. */
class SessionsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";

  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void expiredSessionsAreRefusedByEveryProtocol() throws IOException {
    Credentials session;
    try (LocalStack stack = start()) {
      session = assume(stack);
      assertThat(Duration.between(clock.instant(), session.expiration()))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(ssm(stack, session).get()).isNotNull();
    }
    try (LocalStack stack = start()) {
      assertThat(ssm(stack, session).get()).isNotNull();
      clock.advance(Duration.ofSeconds(4));
      assertCode(ssm(stack, session), "ExpiredTokenException");
      assertCode(
          () -> with(stack, S3Client.builder().forcePathStyle(true), session).listBuckets(),
          "ExpiredToken");
      assertCode(
          () -> with(stack, StsClient.builder(), session).getCallerIdentity(), "ExpiredToken");
    }
  }

  @Test
  void keysSurviveARestartAndAreEncryptedInTheDatabase() throws IOException {
    String key;
    SdkBytes sealed;
    try (LocalStack stack = start();
        KmsClient kms = Clients.on(stack.endpoint(), KmsClient.builder())) {
      key = kms.createKey(b -> b.description("a description")).keyMetadata().keyId();
      String id = key;
      sealed =
          kms.encrypt(b ->
                  b.keyId(id)
                      .plaintext(SdkBytes.fromUtf8String("value"))
                      .encryptionContext(Map.of("run", "1")))
              .ciphertextBlob();
    }
    assertThat(Files.readString(folder.resolve("stack.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain("a description");
    try (LocalStack stack = start();
        KmsClient kms = Clients.on(stack.endpoint(), KmsClient.builder())) {
      SdkBytes blob = sealed;
      assertThat(
              kms.decrypt(b -> b.ciphertextBlob(blob).encryptionContext(Map.of("run", "1")))
                  .plaintext()
                  .asUtf8String())
          .isEqualTo("value");
      assertThatThrownBy(
              () -> kms.decrypt(b -> b.ciphertextBlob(blob).encryptionContext(Map.of("run", "2"))))
          .isInstanceOf(InvalidCiphertextException.class);
    }
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(
        LocalStackOptions.of(folder, Clients.CREDENTIALS)
            .withClock(clock)
            .withLongestSession(Duration.ofSeconds(4)));
  }

  private static Credentials assume(LocalStack stack) {
    try (StsClient sts = Clients.on(stack.endpoint(), StsClient.builder())) {
      return sts.assumeRole(b -> b.roleArn(ROLE).roleSessionName("run")).credentials();
    }
  }

  private static Supplier<?> ssm(LocalStack stack, Credentials session) {
    return () -> with(stack, SsmClient.builder(), session).describeParameters();
  }

  private static <B extends AwsClientBuilder<B, C>, C> C with(
      LocalStack stack, B builder, Credentials session) {
    builder.credentialsProvider(
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
    return Clients.pointed(stack.endpoint(), builder).build();
  }

  private static void assertCode(Supplier<?> call, String code) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
