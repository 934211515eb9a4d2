package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names where the commands of an order run. */
public enum ExecutionTarget {
  /** A Lambda function, limited to {@link #LAMBDA_LIMIT_SECONDS}. */
  LAMBDA,
  /** A CodeBuild build. */
  CODEBUILD,
  /** One or more managed instances, through SSM Run Command. */
  SSM,
  /** A worker of a pool, which polls a Step Functions activity. */
  ACTIVITY;

  /** The maximum duration of a Lambda invocation in seconds, a limit of the service. */
  public static final int LAMBDA_LIMIT_SECONDS = 900;

  private static final Map<String, ExecutionTarget> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(ExecutionTarget::wire, Function.identity()));

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** Returns the name in a payload. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** Returns the target of that name in a payload; empty for an unknown name. */
  public static Optional<ExecutionTarget> fromWire(String name) {
    return Optional.ofNullable(BY_WIRE.get(name));
  }
}
