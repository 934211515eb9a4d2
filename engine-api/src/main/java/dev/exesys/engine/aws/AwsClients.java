package dev.exesys.engine.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS clients that the engine uses; the caller that creates them closes them. Clients that not
 * every function uses are suppliers: creating one takes about a tenth of a second in a new JVM.
 */
public record AwsClients(
    DynamoDbClient dynamodb,
    S3Client s3,
    Supplier<SsmClient> ssm,
    Supplier<SecretsManagerClient> secretsManager,
    Supplier<KmsClient> kms,
    SfnClient stepFunctions,
    Supplier<LambdaClient> lambda,
    Supplier<CodeBuildClient> codeBuild,
    Supplier<EventBridgeClient> eventBridge,
    Supplier<StsClient> sts) {

  /**
   * Creates clients with the credentials, region and endpoint of the environment, over one
   * connection pool.
   */
  public static AwsClients fromEnvironment() {
    SdkHttpClient http = ApacheHttpClient.builder().maxConnections(MAX_CONNECTIONS).build();
    return new AwsClients(
        DynamoDbClient.builder().httpClient(http).build(),
        S3Client.builder().httpClient(http).build(),
        new LazySupplier<>(() -> SsmClient.builder().httpClient(http).build()),
        new LazySupplier<>(() -> SecretsManagerClient.builder().httpClient(http).build()),
        new LazySupplier<>(() -> KmsClient.builder().httpClient(http).build()),
        SfnClient.builder().httpClient(http).build(),
        new LazySupplier<>(() -> LambdaClient.builder().httpClient(http).build()),
        new LazySupplier<>(() -> CodeBuildClient.builder().httpClient(http).build()),
        new LazySupplier<>(() -> EventBridgeClient.builder().httpClient(http).build()),
        new LazySupplier<>(() -> StsClient.builder().httpClient(http).build()));
  }

  private static final int MAX_CONNECTIONS = 50;
}
