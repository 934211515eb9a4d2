package dev.exesys.engine.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The clients the engine needs; whoever makes them closes them. Those that not every function needs
 * are asked for when they are used: making one takes a tenth of a second where Java has just
 * started.
 */
public record AwsClients(
    DynamoDbClient dynamodb,
    S3Client s3,
    Supplier<SsmClient> ssm,
    Supplier<SecretsManagerClient> secretsManager,
    SfnClient stepFunctions,
    Supplier<LambdaClient> lambda,
    Supplier<CodeBuildClient> codeBuild) {

  /**
   * Clients for the credentials, region and endpoint that the environment gives, over one pool of
   * connections.
   */
  public static AwsClients fromEnvironment() {
    SdkHttpClient http = ApacheHttpClient.builder().maxConnections(MOST_CONNECTIONS).build();
    return new AwsClients(
        DynamoDbClient.builder().httpClient(http).build(),
        S3Client.builder().httpClient(http).build(),
        new Lazy<>(() -> SsmClient.builder().httpClient(http).build()),
        new Lazy<>(() -> SecretsManagerClient.builder().httpClient(http).build()),
        SfnClient.builder().httpClient(http).build(),
        new Lazy<>(() -> LambdaClient.builder().httpClient(http).build()),
        new Lazy<>(() -> CodeBuildClient.builder().httpClient(http).build()));
  }

  private static final int MOST_CONNECTIONS = 50;
}
