package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.StoreException;
import dev.exesys.core.store.WaitStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Stores waits in the locks table, one item for each waiting order, with {@code released}, {@code
 * needed} and {@code task_token}.
 */
public final class DynamoWaitStore implements WaitStore {

  /**
   * Attempts beyond the number of names. Each failed attempt means that another name was released,
   * so that there are at most as many as names.
   */
  private static final int SPARE_ATTEMPTS = 10;

  private static final Duration RETENTION = Duration.ofDays(400);

  private final DynamoTable table;
  private final InstantSource clock;

  /** Creates the store over the locks table of that name. */
  public DynamoWaitStore(DynamoDbClient client, String table, InstantSource clock) {
    this.table = new DynamoTable(client, table);
    this.clock = clock;
  }

  @Override
  public boolean park(String runId, String orderName, Collection<String> needed, String taskToken) {
    Set<String> names = tags(needed);
    for (int attempt = 0; attempt < names.size() + SPARE_ATTEMPTS; attempt++) {
      Set<String> released = released(table.get(key(runId, orderName)).orElse(Map.of()));
      if (released.containsAll(names)) {
        return true;
      }
      // A release between the read and this write would find no token, and the order would wait
      // forever. The set of released names only grows, so its size shows whether a release
      // happened.
      boolean unchanged =
          table
              .update(
                  new ConditionalUpdate(
                          key(runId, orderName),
                          "SET #task_token = :token, #needed = :needed, #expires_at = :expires",
                          released.isEmpty()
                              ? "attribute_not_exists(#released)"
                              : "size(#released) = :seen")
                      .names("task_token", "needed", "expires_at", "released")
                      .value("token", s(taskToken))
                      .value("needed", AttributeValues.set(names))
                      .value("expires", expiry())
                      .values(
                          released.isEmpty()
                              ? Map.of()
                              : Map.of(":seen", AttributeValues.n(released.size()))))
              .isPresent();
      if (unchanged) {
        return false;
      }
    }
    throw new StoreException(
        "failed to store the wait of order " + orderName,
        new IllegalStateException("too many concurrent releases"));
  }

  @Override
  public Optional<String> release(String runId, String waiting, String released) {
    Map<String, AttributeValue> item =
        table
            .update(
                new ConditionalUpdate(
                        key(runId, waiting), "ADD #released :name SET #expires_at = :expires", "")
                    .names("released", "expires_at")
                    .value("name", AttributeValues.set(List.of(OrderNameTag.of(released))))
                    .value("expires", expiry()))
            .orElseThrow();
    // The response is the item as written by this update, so of two concurrent last releases one
    // sees both names.
    Set<String> needed =
        item.containsKey("needed") ? Set.copyOf(item.get("needed").ss()) : Set.of();
    boolean complete = !needed.isEmpty() && released(item).containsAll(needed);
    return complete
        ? Optional.ofNullable(AttributeValues.text(item, "task_token"))
        : Optional.empty();
  }

  @Override
  public void forget(String runId) {
    List<Map<String, AttributeValue>> items =
        table.queryAll(
            QueryRequest.builder()
                .keyConditionExpression("pk = :pk")
                .projectionExpression("pk, sk")
                .expressionAttributeValues(Map.of(":pk", s(partition(runId)))));
    table.write(
        items.stream()
            .map(k -> WriteRequest.builder().deleteRequest(d -> d.key(k)).build())
            .toList());
  }

  private AttributeValue expiry() {
    return AttributeValues.seconds(clock.instant().plus(RETENTION));
  }

  private static Set<String> released(Map<String, AttributeValue> item) {
    return item.containsKey("released") ? Set.copyOf(item.get("released").ss()) : Set.of();
  }

  private static Set<String> tags(Collection<String> names) {
    return names.stream().map(OrderNameTag::of).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String partition(String runId) {
    return "wait:" + runId;
  }

  private static Map<String, AttributeValue> key(String runId, String orderName) {
    return Map.of("pk", s(partition(runId)), "sk", s(orderName));
  }
}
