package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** A session may do what its policy allows, and nothing else. */
class SessionPolicyGateTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/worker";
  private static final String POLICY =
      """
      {"Statement":[
       {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem","dynamodb:BatchGetItem"],
        "Resource":"*",
        "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["run-1:*"]}}},
       {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/runs/run-1/*"},
       {"Effect":"Allow","Action":["s3:PutObject","s3:AbortMultipartUpload"],
        "Resource":"arn:aws:s3:::bucket/runs/run-1/log/*"},
       {"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*",
        "Condition":{"StringEquals":{"kms:EncryptionContext:run_id":"run-1"}}},
       {"Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:*:*:parameter/mine"},
       {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::123456789012:role/mine"},
       {"Effect":"Allow","Action":"secretsmanager:*","Resource":"*",
        "Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}}}
      ]}
      """;

  @TempDir Path folder;
  private LocalStack stack;
  private Credentials session;

  @BeforeEach
  void start() throws IOException {
    stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
    stack.ensureBucket("bucket");
    try (StsClient sts = Clients.on(stack.endpoint(), StsClient.builder())) {
      session =
          sts.assumeRole(b -> b.roleArn(ROLE).roleSessionName("one").policy(POLICY)).credentials();
    }
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void itemsAreAllowedByTheirPartitionKey() {
    try (DynamoDbClient own = Clients.on(stack.endpoint(), DynamoDbClient.builder())) {
      own.createTable(t ->
          t.tableName("orders")
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  List.of(
                      AttributeDefinition.builder()
                          .attributeName("pk")
                          .attributeType(ScalarAttributeType.S)
                          .build()))
              .keySchema(
                  List.of(
                      KeySchemaElement.builder()
                          .attributeName("pk")
                          .keyType(KeyType.HASH)
                          .build())));
    }
    DynamoDbClient client = in(DynamoDbClient.builder());

    client.putItem(p -> p.tableName("orders").item(key("run-1:0001")));
    assertThat(client.getItem(g -> g.tableName("orders").key(key("run-1:0001"))).hasItem())
        .isTrue();
    assertThat(batch(client, "run-1:0001", "run-1:0002")).isEqualTo(1);

    assertDenied(() -> client.getItem(g -> g.tableName("orders").key(key("run-2:0001"))));
    assertDenied(() -> client.putItem(p -> p.tableName("orders").item(key("run-2:0001"))));
    assertDenied(() -> batch(client, "run-1:0001", "run-2:0001"));
    assertDenied(() -> client.deleteItem(d -> d.tableName("orders").key(key("run-1:0001"))));
    assertDenied(() -> client.scan(s -> s.tableName("orders")));
    assertDenied(client::listTables);
  }

  @Test
  void objectsAreAllowedByTheirKeys() {
    S3Client client = in(S3Client.builder().forcePathStyle(true));

    client.putObject(p -> p.bucket("bucket").key("runs/run-1/log/1"), RequestBody.fromString("x"));
    assertThat(
            client.getObjectAsBytes(g -> g.bucket("bucket").key("runs/run-1/log/1")).asUtf8String())
        .isEqualTo("x");
    String upload =
        client.createMultipartUpload(c -> c.bucket("bucket").key("runs/run-1/log/2")).uploadId();
    client.abortMultipartUpload(a -> a.bucket("bucket").key("runs/run-1/log/2").uploadId(upload));

    assertDenied(() ->
        client.putObject(
            p -> p.bucket("bucket").key("runs/run-1/bundle"), RequestBody.fromString("x")));
    assertDenied(() -> client.getObjectAsBytes(g -> g.bucket("bucket").key("runs/run-2/log/1")));
    assertDenied(() -> client.deleteObject(d -> d.bucket("bucket").key("runs/run-1/log/1")));
    assertDenied(() -> client.listObjectsV2(l -> l.bucket("bucket").prefix("runs/run-1/")));
    assertDenied(() ->
        client.copyObject(c ->
            c.sourceBucket("bucket")
                .sourceKey("runs/run-2/log/1")
                .destinationBucket("bucket")
                .destinationKey("runs/run-1/log/3")));
    assertDenied(client::listBuckets);
  }

  @Test
  void keysParametersAndRolesAreAllowedByContextAndName() {
    String key;
    try (KmsClient kms = Clients.on(stack.endpoint(), KmsClient.builder());
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      key = kms.createKey().keyMetadata().arn();
      ssm.putParameter(p -> p.name("/mine").type(ParameterType.STRING).value("x"));
      ssm.putParameter(p -> p.name("/other").type(ParameterType.STRING).value("x"));
    }
    KmsClient kms = in(KmsClient.builder());
    SsmClient ssm = in(SsmClient.builder());
    StsClient sts = in(StsClient.builder());

    assertThat(dataKey(kms, key, Map.of("run_id", "run-1", "order_num", "1"))).isNotNull();
    assertThat(ssm.getParameter(p -> p.name("/mine")).parameter().value()).isEqualTo("x");
    assertThat(sts.getCallerIdentity().arn()).endsWith("assumed-role/worker/one");
    assertThat(
            sts.assumeRole(r -> r.roleArn(ROLE.replace("worker", "mine")).roleSessionName("it"))
                .credentials())
        .isNotNull();

    assertDenied(() -> dataKey(kms, key, Map.of("run_id", "run-2")));
    assertDenied(() -> dataKey(kms, key, Map.of()));
    assertDenied(() -> ssm.getParameter(p -> p.name("/other")));
    assertDenied(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("it")));
    assertDenied(() ->
        sts.assumeRole(r ->
            r.roleArn(ROLE.replace("worker", "mine"))
                .roleSessionName("it")
                .tags(List.of(Tag.builder().key("a").value("b").build()))));
    // An operator that the stack does not support never allows.
    SecretsManagerClient secrets = in(SecretsManagerClient.builder());
    assertDenied(() -> secrets.getSecretValue(s -> s.secretId("any")));
  }

  private static Object dataKey(KmsClient kms, String key, Map<String, String> context) {
    return kms.generateDataKey(
            k -> k.keyId(key).keySpec(DataKeySpec.AES_256).encryptionContext(context))
        .ciphertextBlob();
  }

  private static int batch(DynamoDbClient client, String... keys) {
    return client
        .batchGetItem(b ->
            b.requestItems(
                Map.of(
                    "orders",
                    KeysAndAttributes.builder().keys(List.of(key(keys[0]), key(keys[1]))).build())))
        .responses()
        .getOrDefault("orders", List.of())
        .size();
  }

  private static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk));
  }

  private static void assertDenied(Supplier<?> call) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).startsWith("AccessDenied"));
  }

  private <B extends AwsClientBuilder<B, C>, C> C in(B builder) {
    builder.credentialsProvider(
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
    return Clients.pointed(stack.endpoint(), builder).build();
  }
}
