package dev.exesys.core.store.aws;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds the part of a condition that lists the statuses from which a change may start: {@code
 * #status IN (:is_queued, …)}.
 */
final class StatusCondition {

  private StatusCondition() {}

  static String in(Collection<OrderStatus> statuses) {
    return condition(statuses.stream().map(OrderStatus::wire).toList());
  }

  static Map<String, AttributeValue> values(Collection<OrderStatus> statuses) {
    return bound(statuses.stream().map(OrderStatus::wire).toList());
  }

  static String inJob(Collection<JobStatus> statuses) {
    return condition(statuses.stream().map(JobStatus::wire).toList());
  }

  static Map<String, AttributeValue> jobValues(Collection<JobStatus> statuses) {
    return bound(statuses.stream().map(JobStatus::wire).toList());
  }

  private static String condition(List<String> names) {
    return names.stream()
        .map(n -> ":is_" + n)
        .collect(Collectors.joining(", ", "#status IN (", ")"));
  }

  private static Map<String, AttributeValue> bound(List<String> names) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    names.forEach(n -> values.put(":is_" + n, AttributeValues.s(n)));
    return values;
  }
}
