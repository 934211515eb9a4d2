package dev.exesys.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.Clients;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Injects faults into a running stack through its signed route and sees them with SDK clients. */
class FaultInjectionTest {
  @TempDir Path folder;

  @Test
  void faultsAreAddedListedAndRemovedWhileTheStackRuns() throws Exception {
    try (LocalStack stack =
            LocalStack.start(
                LocalStackOptions.of(folder, Clients.CREDENTIALS)
                    .withFaults(
                        new ServiceConditionSettings(false, List.of("dynamodb:throttle:1h"))));
        DynamoDbClient dynamoDb = once(stack.endpoint(), DynamoDbClient.builder());
        SsmClient ssm = once(stack.endpoint(), SsmClient.builder());
        S3Client s3 = once(stack.endpoint(), S3Client.builder().forcePathStyle(true))) {
      assertThatThrownBy(dynamoDb::listTables)
          .isInstanceOf(ProvisionedThroughputExceededException.class);
      assertThat(ssm.describeParameters().parameters()).isEmpty();
      assertThat(call(stack, SdkHttpMethod.POST, "s3/GET:throttle:1h\n"))
          .contains("\"service\":\"s3\"", "\"target\":\"GET\"", "\"kind\":\"throttle\"");
      assertThatThrownBy(s3::listBuckets)
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown"));
      assertThat(call(stack, SdkHttpMethod.POST, "s3:explode:1h")).contains("not a fault");
      assertThat(call(stack, SdkHttpMethod.DELETE, "")).isEqualTo("{\"faults\":[]}");
      assertThat(dynamoDb.listTables().tableNames()).isEmpty();
      assertThat(s3.listBuckets().buckets()).isEmpty();
    }
  }

  private static <B extends AwsClientBuilder<B, C>, C> C once(URI endpoint, B builder) {
    return Clients.on(
        endpoint,
        builder.overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build()));
  }

  private static String call(LocalStack stack, SdkHttpMethod method, String body)
      throws IOException, InterruptedException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(stack.endpoint())
            .encodedPath("/faults")
            .method(method)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(s ->
                s.identity(
                        AwsBasicCredentials.create(
                            Clients.CREDENTIALS.accessKeyId(),
                            Clients.CREDENTIALS.secretAccessKey()))
                    .request(request)
                    .payload(
                        ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8)))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "exesys-faults")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(signed.getUri())
            .method(method.name(), HttpRequest.BodyPublishers.ofString(body));
    signed.forEachHeader((name, values) -> {
      if (!name.toLowerCase(Locale.ROOT).matches("host|content-length")) {
        values.forEach(value -> http.header(name, value));
      }
    });
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(http.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
