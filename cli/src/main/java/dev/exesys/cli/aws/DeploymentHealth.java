package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.EngineVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Checks a deployment from the caller's side: one finding for each setting, resource and quota. */
public final class DeploymentHealth implements AutoCloseable {
  /** SigV4 signatures are refused five minutes off; a warning comes earlier. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(1);

  private static final List<String> FUNCTIONS =
      List.of("init", "dispatch", "steps", "report", "finalizer", "worker");
  private static final int NEEDED_CONCURRENCY = 200;

  /** The result of a check. */
  public enum Level {
    OK,
    WARNING,
    FAILED,
    SKIPPED
  }

  /** What one check found, and what to do about it. */
  public record Finding(String check, Level level, String text) {}

  private final Connection connection;
  private final DeploymentClients clients;
  private final List<Finding> findings = new ArrayList<>();

  /** Creates the clients; opens no connection before the first request. */
  public DeploymentHealth(Connection connection) {
    this.connection = connection;
    this.clients = new DeploymentClients(connection);
  }

  /** Performs all checks. */
  public List<Finding> check() {
    findings.clear();
    checkCaller();
    checkTables();
    checkBuckets();
    checkApi();
    checkFunctions();
    checkRuns();
    return List.copyOf(findings);
  }

  private void checkCaller() {
    try (StsClient sts = clients.build(StsClient.builder())) {
      add("credentials", () -> sts.getCallerIdentity(b -> {}).arn());
    }
  }

  private void checkTables() {
    try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
      for (String variable :
          List.of(
              EngineVariables.ORDERS_TABLE,
              EngineVariables.ORDER_EVENTS_TABLE,
              EngineVariables.LOCKS_TABLE)) {
        add(
            "table " + connection.setting(variable).orElse(variable),
            () -> {
              String table = connection.require(variable);
              return dynamoDb.describeTable(b -> b.tableName(table)).table().tableStatusAsString();
            });
      }
    }
  }

  private void checkBuckets() {
    try (S3Client s3 = clients.s3()) {
      for (String variable :
          List.of(EngineVariables.INTERNAL_BUCKET, EngineVariables.DONE_BUCKET)) {
        add(
            "bucket " + connection.setting(variable).orElse(variable),
            () -> {
              String bucket = connection.require(variable);
              s3.listObjectsV2(b -> b.bucket(bucket).maxKeys(1));
              return "readable";
            });
      }
    }
  }

  private void checkApi() {
    add(
        "api",
        () -> {
          new EngineClient(connection).runs(Map.of("limit", "1"));
          return connection.base().toString();
        });
    ClockSkew.of(connection.base())
        .ifPresent(skew ->
            findings.add(
                skew.abs().compareTo(MAX_SKEW) <= 0
                    ? new Finding("clock", Level.OK, "differs by " + skew.toSeconds() + " s")
                    : new Finding(
                        "clock",
                        Level.FAILED,
                        "differs by "
                            + skew.toSeconds()
                            + " s from the engine's: signatures are refused after 300 s;"
                            + " synchronize this machine's clock")));
  }

  private void checkFunctions() {
    String prefix = connection.setting(EngineVariables.NAME_PREFIX).orElse("exesys");
    try (LambdaClient lambda = clients.build(LambdaClient.builder())) {
      for (String function : FUNCTIONS) {
        add(
            "function " + prefix + "-" + function,
            () ->
                state(
                    lambda.getFunctionConfiguration(b -> b.functionName(prefix + "-" + function))));
      }
      try {
        int quota = lambda.getAccountSettings(b -> {}).accountLimit().concurrentExecutions();
        findings.add(
            quota >= NEEDED_CONCURRENCY
                ? new Finding("concurrency", Level.OK, quota + " concurrent executions")
                : new Finding(
                    "concurrency",
                    Level.WARNING,
                    quota
                        + " concurrent executions: none can be reserved for the engine;"
                        + " request at least 1,000 (quota L-B99A9384)"));
      } catch (SdkException e) {
        findings.add(new Finding("concurrency", Level.SKIPPED, text(e)));
      }
    }
  }

  private static String state(GetFunctionConfigurationResponse function) {
    String state = String.valueOf(function.stateAsString());
    if (state.equals("Failed") || state.equals("Inactive")) {
      throw new IllegalStateException(state + ": " + function.stateReason());
    }
    boolean snapshots =
        function.snapStart() != null && function.snapStart().applyOnAsString() != null;
    return state + (snapshots ? ", snapshots " + function.snapStart().applyOnAsString() : "");
  }

  private void checkRuns() {
    try (DeploymentOperations operations = new DeploymentOperations(connection)) {
      add(
          "open runs",
          () -> {
            var open = operations.openRuns();
            Instant now = Instant.now();
            long oldest =
                open.stream()
                    .mapToLong(run -> Duration.between(run.notedAt(), now).toMinutes())
                    .max()
                    .orElse(0);
            return open.size() + (open.isEmpty() ? "" : ", the oldest since " + oldest + " min");
          });
    }
  }

  private void add(String check, Supplier<String> call) {
    try {
      findings.add(new Finding(check, Level.OK, call.get()));
    } catch (SdkException e) {
      findings.add(new Finding(check, Level.FAILED, text(e)));
    } catch (RuntimeException e) {
      findings.add(new Finding(check, Level.FAILED, String.valueOf(e.getMessage())));
    }
  }

  private static String text(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode() + ": " + service.awsErrorDetails().errorMessage()
        : String.valueOf(e.getMessage());
  }

  @Override
  public void close() {
    clients.close();
  }
}
