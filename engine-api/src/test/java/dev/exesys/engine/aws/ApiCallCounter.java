package dev.exesys.engine.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts the API calls of AWS clients by operation. */
final class ApiCallCounter implements ExecutionInterceptor {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Returns how often an operation was called, for example {@code CreateStateMachine}. */
  int of(String operation) {
    return counts.getOrDefault(operation, 0);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    counts.merge(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1, Integer::sum);
  }
}
