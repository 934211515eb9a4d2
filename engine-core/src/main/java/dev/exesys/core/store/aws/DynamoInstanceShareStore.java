package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.time;

import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stores in the orders table which instances run an order, and the claim, heartbeat and report of
 * each. An item {@code {run_id}:{order_num}@}, or {@code …@N} for attempt N from 2, has a map from
 * instances to shares. It has no {@code order_num}, so the index omits it.
 */
public final class DynamoInstanceShareStore implements InstanceShareStore {

  private final DynamoTable table;

  /** Creates the store over the orders table of that name. */
  public DynamoInstanceShareStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public List<InstanceShare> open(AttemptKey attempt, Collection<String> instances, Instant at) {
    Map<String, AttributeValue> shares = new LinkedHashMap<>();
    instances.forEach(
        i -> shares.put(i, AttributeValue.fromM(new ItemBuilder().time("opened_at", at).build())));
    Map<String, AttributeValue> item =
        new ItemBuilder()
            .putAll(new ItemBuilder().text("pk", pk(attempt)))
            .text("run_id", attempt.order().runId())
            .put("shares", AttributeValue.fromM(shares))
            .build();
    // A retried dispatch may resolve to other instances: keep the first ones, which may be running.
    boolean ignored = table.put(item, "attribute_not_exists(pk)");
    return all(attempt);
  }

  @Override
  public List<InstanceShare> all(AttemptKey attempt) {
    List<InstanceShare> all = new ArrayList<>();
    table
        .get(key(attempt))
        .ifPresent(item ->
            new TreeMap<>(item.getOrDefault("shares", AttributeValue.fromM(Map.of())).m())
                .forEach((instance, share) -> all.add(read(instance, share.m()))));
    return all;
  }

  @Override
  public boolean claim(AttemptKey attempt, String instance, String workerId, Instant at) {
    return changed(
        of(
                attempt,
                instance,
                "SET #shares.#i.#worker_id = :worker, #shares.#i.#beat_at = :at",
                "attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#worker_id)"
                    + " AND attribute_not_exists(#shares.#i.#reported)")
            .names("worker_id", "beat_at", "reported")
            .value("worker", s(workerId))
            .value("at", time(at)));
  }

  @Override
  public boolean heartbeat(AttemptKey attempt, String instance, String workerId, Instant at) {
    return changed(
        of(
                attempt,
                instance,
                "SET #shares.#i.#beat_at = :at",
                "#shares.#i.#worker_id = :worker AND attribute_not_exists(#shares.#i.#reported)")
            .names("worker_id", "beat_at", "reported")
            .value("worker", s(workerId))
            .value("at", time(at)));
  }

  @Override
  public boolean report(AttemptKey attempt, String instance, WorkerReport report) {
    return changed(
        of(
                attempt,
                instance,
                "SET #shares.#i.#reported = :report",
                "attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#reported)")
            .names("reported")
            .value("report", AttributeValue.fromM(OrderItems.write(report))));
  }

  private boolean changed(ConditionalUpdate change) {
    return table.update(change).isPresent();
  }

  private static ConditionalUpdate of(
      AttemptKey attempt, String instance, String update, String condition) {
    return new ConditionalUpdate(key(attempt), update, condition)
        .names("shares")
        .name("i", instance);
  }

  private static InstanceShare read(String instance, Map<String, AttributeValue> share) {
    return new InstanceShare(
        instance,
        Instant.parse(AttributeValues.required(share, "opened_at")),
        AttributeValues.text(share, "worker_id"),
        AttributeValues.instant(share, "beat_at"),
        share.containsKey("reported") ? OrderItems.report(share.get("reported").m()) : null);
  }

  private static Map<String, AttributeValue> key(AttemptKey attempt) {
    return OrderItems.key(pk(attempt));
  }

  private static String pk(AttemptKey attempt) {
    return attempt.order().pk() + "@" + (attempt.attempt() == 1 ? "" : attempt.attempt());
  }
}
