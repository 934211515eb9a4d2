package dev.exesys.system.cost;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Counts the requests of all SDK clients in this JVM. A file in the test's resources registers it
 * with the SDK. It does nothing until {@link #count} is called.
 */
public final class RequestCounter implements ExecutionInterceptor {
  private static final AtomicReference<@Nullable RequestCounts> WANTED = new AtomicReference<>();

  /** Counts into {@code requests} until the next call; null stops counting. */
  static void count(@Nullable RequestCounts requests) {
    WANTED.set(requests);
  }

  /** RequestCounts the consumed capacity units from tables. */
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    Optional<SdkField<?>> field =
        request.sdkFields().stream()
            .filter(f -> f.memberName().equals("ReturnConsumedCapacity"))
            .findFirst();
    if (WANTED.get() == null || field.isEmpty()) {
      return request;
    }
    SdkRequest.Builder builder = request.toBuilder();
    field.get().set(builder, "TOTAL");
    return builder.build();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    RequestCounts requests = WANTED.get();
    if (requests != null) {
      int port = context.httpRequest().port();
      Optional<Collection<ConsumedCapacity>> used = capacity(context.response());
      if (used.isPresent()) {
        used.get().forEach(u -> requests.add(port, operation(attributes), u));
      } else {
        requests.add(port, operation(attributes));
      }
    }
  }

  /** Counts failed conditions, which consume the same units as the write. */
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    RequestCounts requests = WANTED.get();
    if (requests != null && context.httpRequest().isPresent()) {
      int port = context.httpRequest().get().port();
      context
          .request()
          .getValueForField("TableName", String.class)
          .ifPresentOrElse(
              table -> requests.add(port, operation(attributes), one(table)),
              () -> requests.add(port, operation(attributes)));
    }
  }

  private static ConsumedCapacity one(String table) {
    return ConsumedCapacity.builder().tableName(table).capacityUnits(1.0).build();
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        + " "
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static Optional<Collection<ConsumedCapacity>> capacity(SdkPojo response) {
    return response.sdkFields().stream()
        .filter(field -> field.memberName().equals("ConsumedCapacity"))
        .findFirst()
        .map(field -> field.getValueOrDefault(response))
        .map(RequestCounter::each);
  }

  private static Collection<ConsumedCapacity> each(Object used) {
    return used instanceof ConsumedCapacity one
        ? List.of(one)
        : ((Collection<?>) used).stream().map(ConsumedCapacity.class::cast).toList();
  }
}
