package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.seconds;

import dev.exesys.core.store.StateMachineLeaseStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Stores leases of state machines in one partition of the locks table, which suffices because few
 * submissions write one. Times are in whole seconds.
 */
public final class DynamoStateMachineLeaseStore implements StateMachineLeaseStore {

  private static final String PARTITION = "machines";

  private final DynamoTable table;

  /** Creates the store over the locks table of that name. */
  public DynamoStateMachineLeaseStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public boolean use(String name, Instant until, Instant abandoned) {
    Instant kept = until.truncatedTo(ChronoUnit.SECONDS);
    if (table
        .update(
            new ConditionalUpdate(
                    keys(name),
                    "SET #used_until = :until REMOVE #marked_at",
                    "(attribute_not_exists(#used_until) OR #used_until < :until)"
                        + " AND (attribute_not_exists(#marked_at) OR #marked_at < :abandoned)")
                .names("used_until", "marked_at")
                .value("until", seconds(kept))
                .value("abandoned", seconds(abandoned)))
        .isPresent()) {
      return true;
    }
    // The state machine is marked, or its lease is long enough.
    return table.get(keys(name)).map(DynamoStateMachineLeaseStore::read).stream()
        .anyMatch(machine -> machine.markedAt() == null && !machine.usedUntil().isBefore(kept));
  }

  @Override
  public List<Machine> all() {
    return table
        .queryAll(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", s(PARTITION))))
        .stream()
        .map(DynamoStateMachineLeaseStore::read)
        .toList();
  }

  @Override
  public boolean mark(Machine machine, Instant now) {
    Instant before = machine.markedAt();
    ConditionalUpdate change =
        new ConditionalUpdate(
                keys(machine.name()),
                "SET #marked_at = :now",
                "#used_until = :used AND "
                    + (before == null
                        ? "attribute_not_exists(#marked_at)"
                        : "#marked_at = :before"))
            .names("used_until", "marked_at")
            .value("now", seconds(now))
            .value("used", seconds(machine.usedUntil()));
    if (before != null) {
      change.value("before", seconds(before));
    }
    return table.update(change).isPresent();
  }

  @Override
  public void forget(String name, Instant markedAt) {
    table.delete(
        keys(name),
        "#marked_at = :marked",
        Map.of("#marked_at", "marked_at"),
        Map.of(":marked", seconds(markedAt)));
  }

  private static Machine read(Map<String, AttributeValue> item) {
    Long markedAt = AttributeValues.number(item, "marked_at");
    return new Machine(
        required(item, "sk"),
        Instant.ofEpochSecond(requiredNumber(item, "used_until")),
        markedAt == null ? null : Instant.ofEpochSecond(markedAt));
  }

  private static Map<String, AttributeValue> keys(String name) {
    return Map.of("pk", s(PARTITION), "sk", s(name));
  }
}
