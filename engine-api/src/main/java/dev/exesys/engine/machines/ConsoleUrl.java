package dev.exesys.engine.machines;

import org.jspecify.annotations.Nullable;

/** Links to executions in the Step Functions console. */
public final class ConsoleUrl {

  private ConsoleUrl() {}

  /** Returns the address of an execution's page; null if the ARN is null or has another form. */
  public static @Nullable String of(@Nullable String executionArn) {
    if (executionArn == null) {
      return null;
    }
    String[] parts = executionArn.split(":", 5);
    if (parts.length < 5) {
      return null;
    }
    String region = parts[3];
    return "https://%s.console.%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(region, domain(parts[1]), region, executionArn);
  }

  private static String domain(String partition) {
    return switch (partition) {
      case "aws-cn" -> "amazonaws.cn";
      case "aws-us-gov" -> "amazonaws-us-gov.com";
      default -> "aws.amazon.com";
    };
  }
}
