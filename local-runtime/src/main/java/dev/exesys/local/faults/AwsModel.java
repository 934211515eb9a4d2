package dev.exesys.local.faults;

import java.util.List;
import java.util.Set;

/**
 * The quotas and latencies of AWS that the local stack can imitate. The documentation lists their
 * sources; quotas are those of a new account in us-east-1.
 */
final class AwsModel {
  private AwsModel() {}

  static List<CallQuota> quotas() {
    return List.of(
        new CallQuota("ssm", Set.of("PutParameter"), 3, 3),
        new CallQuota(
            "ssm", Set.of("GetParameter", "GetParameters", "GetParametersByPath"), 40, 40),
        new CallQuota("states", Set.of("CreateStateMachine"), 100, 1),
        new CallQuota("states", Set.of("UpdateStateMachine"), 100, 1),
        new CallQuota("states", Set.of("DeleteStateMachine"), 100, 1),
        new CallQuota("states", Set.of("CreateActivity"), 100, 1),
        new CallQuota("states", Set.of("ListStateMachines"), 100, 5),
        new CallQuota("states", Set.of("DescribeStateMachine"), 200, 20),
        new CallQuota("states", Set.of("StartExecution"), 1300, 300),
        new CallQuota("states", Set.of("StopExecution"), 1000, 200),
        new CallQuota("states", Set.of("RedriveExecution"), 1300, 300),
        new CallQuota("states", Set.of("DescribeExecution"), 300, 15),
        new CallQuota("states", Set.of("ListExecutions"), 200, 5),
        new CallQuota("states", Set.of("GetExecutionHistory"), 400, 20),
        new CallQuota("states", Set.of("GetActivityTask"), 3000, 500),
        new CallQuota("states", Set.of("SendTaskSuccess"), 3000, 500),
        new CallQuota("states", Set.of("SendTaskFailure"), 3000, 500),
        new CallQuota("states", Set.of("SendTaskHeartbeat"), 3000, 500),
        new CallQuota("secretsmanager", Set.of("GetSecretValue"), 10_000, 10_000),
        new CallQuota(
            "kms", Set.of("Encrypt", "Decrypt", "GenerateDataKey", "ReEncrypt"), 10_000, 10_000));
  }

  static CallLatency latency(String service, String operation) {
    boolean read =
        operation.startsWith("Get")
            || operation.startsWith("Describe")
            || operation.startsWith("List")
            || operation.startsWith("Query")
            || operation.startsWith("BatchGet")
            || operation.equals("HEAD");
    return switch (service) {
      case "dynamodb" ->
          operation.startsWith("Transact")
              ? new CallLatency(12, 50)
              : new CallLatency(read ? 3 : 5, read ? 12 : 20);
      case "states" ->
          operation.equals("CreateStateMachine")
              ? new CallLatency(100, 400)
              : new CallLatency(read ? 20 : 25, read ? 80 : 120);
      case "ssm" ->
          operation.equals("SendCommand")
              ? new CallLatency(150, 500)
              : new CallLatency(read ? 15 : 30, read ? 60 : 150);
      case "codebuild" -> new CallLatency(150, 600);
      case "s3" -> new CallLatency(read ? 20 : 35, read ? 100 : 200);
      case "kms" -> new CallLatency(8, 40);
      case "lambda" -> new CallLatency(10, 60);
      default -> new CallLatency(15, 60);
    };
  }
}
