package dev.exesys.deployment.aws;

import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.lambda.AccountConcurrency;
import dev.exesys.local.lambda.InvocationLimits;
import java.time.Duration;
import java.util.Map;

/**
 * The concurrency of the deployment's functions. With a quota of the account, the functions reserve
 * the shares that the Terraform module reserves; without one, the engine is not limited.
 */
public final class FunctionLimits {

  /** The environment variable with the account's quota of concurrent executions. */
  public static final String VARIABLE = "AWS_EXE_SYS_LOCAL_CONCURRENCY";

  /** What Lambda requires to remain unreserved. */
  private static final int UNRESERVED = 100;

  private static final int WHOLE = 1000;
  private static final Map<String, Integer> SHARES =
      Map.of(
          EngineFunctions.INIT, 50,
          EngineFunctions.DISPATCH, 110,
          EngineFunctions.STEPS, 110,
          EngineFunctions.REPORT, 110,
          EngineFunctions.FINALIZER, 20);

  private static final int WORKER_SHARE = 500;

  private FunctionLimits() {}

  /**
   * Returns the concurrency that the functions share.
   *
   * @throws IllegalArgumentException if the variable is not a positive number
   */
  public static AccountConcurrency account(Map<String, String> environment) {
    int quota = quota(environment);
    return quota == 0 ? AccountConcurrency.unlimited() : new AccountConcurrency(quota);
  }

  /** Returns the limits of an engine function. */
  static InvocationLimits of(String function, Map<String, String> environment) {
    int quota = quota(environment);
    if (quota == 0) {
      return InvocationLimits.DEFAULT.withConcurrency(Integer.MAX_VALUE);
    }
    return reserved(InvocationLimits.DEFAULT, quota, SHARES.getOrDefault(function, 0));
  }

  /** Returns the limits of the worker. Its invocations are not repeated, and report failures. */
  static InvocationLimits worker(Map<String, String> environment) {
    InvocationLimits limits =
        InvocationLimits.DEFAULT.withRetries(0, Duration.ZERO).withFailureEvents();
    int quota = quota(environment);
    return quota == 0 ? limits : reserved(limits, quota, WORKER_SHARE);
  }

  private static InvocationLimits reserved(InvocationLimits limits, int quota, int share) {
    int concurrency = (quota - UNRESERVED) * share / WHOLE;
    return quota < 2 * UNRESERVED || share == 0
        ? limits
        : limits.withReservedConcurrency(Math.max(1, concurrency));
  }

  private static int quota(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "");
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(VARIABLE + " must be a positive number, not " + text);
    }
    return Integer.parseInt(text);
  }
}
