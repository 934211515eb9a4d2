package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.RawHttpRequests.Raw;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends random signatures and random requests to every local service: none is an internal error and
 * each is answered. 10,000 of each kind with {@code -Dexesys.load=full}, 300 otherwise.
 */
class MalformedRequestsTest {
  private static final int REQUESTS =
      "full".equals(System.getProperty("exesys.load")) ? 10_000 : 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> SERVICES =
      List.of(
          "ssm",
          "dynamodb",
          "secretsmanager",
          "states",
          "codebuild",
          "lambda",
          "s3",
          "execute-api");

  @TempDir static Path folder;
  private static LocalStack stack;
  private static RawHttpRequests requests;

  @BeforeAll
  static void start() throws IOException {
    stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
    stack.ensureBucket("a-bucket");
    stack.register(
        "exesys-init", event -> JsonNodeFactory.instance.objectNode().put("statusCode", 201));
    requests = new RawHttpRequests(stack.endpoint());
  }

  @AfterAll
  static void stop() {
    requests.close();
    stack.close();
  }

  @Test
  void rejectsEveryChangedSignature() throws Exception {
    for (int seed = 0; seed < REQUESTS; seed++) {
      Random random = new Random(seed);
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      Raw signed = requests.signed(RawHttpRequests.sample(service));
      Raw changed = changed(signed, random);
      HttpResponse<String> response = requests.send(changed, PATIENCE);
      assertThat(response.statusCode())
          .as("seed %d: %s", seed, changed)
          .isIn(changed.equals(signed) ? List.of(200, 201) : List.of(400, 403));
    }
  }

  /** Changes one character of the Authorization header or of the query string. */
  private static Raw changed(Raw signed, Random random) {
    if (random.nextInt(4) == 0) {
      String name =
          "X-Amz-" + List.of("Signature", "Date", "Expires", "Algorithm").get(random.nextInt(4));
      return signed.withPath(signed.path() + "?" + name + "=" + random.nextInt(100));
    }
    Map<String, String> headers = new LinkedHashMap<>(signed.headers());
    StringBuilder value = new StringBuilder(headers.getOrDefault("Authorization", ""));
    int from = "AWS4-HMAC-SHA256 ".length();
    int at = from + random.nextInt(value.length() - from);
    switch (random.nextInt(3)) {
      case 0 -> value.deleteCharAt(at);
      case 1 -> value.insert(at, (char) ('!' + random.nextInt(90)));
      default -> value.setCharAt(at, (char) ('!' + random.nextInt(90)));
    }
    // Spaces and commas between the fields have no meaning.
    boolean same = normalized(value).equals(normalized(headers.getOrDefault("Authorization", "")));
    if (!same) {
      headers.put("Authorization", value.toString());
    }
    return new Raw(signed.service(), signed.method(), signed.path(), headers, signed.body());
  }

  private static String normalized(CharSequence authorization) {
    return authorization.toString().replaceAll("[\\s,]+", ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssm | AmazonSSM. | PutParameter GetParameter GetParameters GetParametersByPath DeleteParameters DescribeParameters SendCommand ListCommandInvocations CancelCommand",
        "dynamodb | DynamoDB_20120810. | CreateTable DescribeTable PutItem GetItem UpdateItem DeleteItem Query Scan BatchGetItem BatchWriteItem TransactWriteItems TransactGetItems",
        "secretsmanager | secretsmanager. | CreateSecret GetSecretValue PutSecretValue DescribeSecret DeleteSecret ListSecrets",
        "states | AWSStepFunctions. | CreateStateMachine StartExecution DescribeExecution ListExecutions GetExecutionHistory SendTaskSuccess StopExecution CreateActivity ValidateStateMachineDefinition",
        "codebuild | CodeBuild_20161006. | StartBuild BatchGetBuilds StopBuild ListBuildsForProject",
        "kms | TrentService. | Encrypt Decrypt GenerateDataKey DescribeKey ListKeys",
      })
  void answersEveryRequest(String service, String prefix, String names) throws Exception {
    List<String> operations = List.of(names.split(" "));
    RandomRequests random = new RandomRequests(new Random(11));
    for (int i = 0; i < REQUESTS; i++) {
      String operation = operations.get(i % operations.size());
      String body = random.body();
      Raw raw =
          new Raw(
              service,
              "POST",
              "/",
              Map.of(
                  "X-Amz-Target", prefix + operation, "Content-Type", "application/x-amz-json-1.1"),
              body);
      HttpResponse<String> response = requests.send(requests.signed(raw), PATIENCE);
      assertThat(response.statusCode())
          .as("%s %s -> %s", operation, body, response.body())
          .isBetween(200, 499);
    }
  }
}
