package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where an order's commands run. */
public enum ExecutionTarget {
  /** A Lambda function; no longer than {@link #LAMBDA_LIMIT_SECONDS}. */
  LAMBDA,
  /** A CodeBuild build. */
  CODEBUILD,
  /** A managed instance, through SSM Run Command. */
  SSM;

  /** The longest a Lambda function may run, in seconds: the service's own limit. */
  public static final int LAMBDA_LIMIT_SECONDS = 900;

  private static final Map<String, ExecutionTarget> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(ExecutionTarget::wire, Function.identity()));

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name in a payload. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** The target of that name in a payload, if there is one. */
  public static Optional<ExecutionTarget> fromWire(String name) {
    return Optional.ofNullable(BY_WIRE.get(name));
  }
}
