package dev.exesys.core.books.aws;

import static dev.exesys.core.books.aws.Attributes.s;
import static dev.exesys.core.books.aws.Attributes.time;

import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.Report;
import dev.exesys.core.books.Share;
import dev.exesys.core.books.ShareBook;
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
 * Shares in the orders table: an item {@code {run_id}:{order_num}@} beside the order's, with a map
 * from instances to shares. It has no {@code order_num}, so the index leaves it out.
 */
public final class DynamoShareBook implements ShareBook {

  private final Table table;

  /** A book over the orders table of that name. */
  public DynamoShareBook(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public List<Share> open(OrderKey order, Collection<String> instances, Instant at) {
    Map<String, AttributeValue> shares = new LinkedHashMap<>();
    instances.forEach(
        i -> shares.put(i, AttributeValue.fromM(new Item().time("opened_at", at).build())));
    Map<String, AttributeValue> item =
        new Item()
            .putAll(new Item().text("pk", pk(order)))
            .text("run_id", order.runId())
            .put("shares", AttributeValue.fromM(shares))
            .build();
    // A dispatch that is retried may find other instances: the first ones may be at work.
    boolean unused = table.put(item, "attribute_not_exists(pk)");
    return all(order);
  }

  @Override
  public List<Share> all(OrderKey order) {
    List<Share> all = new ArrayList<>();
    table
        .get(key(order))
        .ifPresent(item ->
            new TreeMap<>(item.getOrDefault("shares", AttributeValue.fromM(Map.of())).m())
                .forEach((instance, share) -> all.add(read(instance, share.m()))));
    return all;
  }

  @Override
  public boolean claim(OrderKey order, String instance, String workerId, Instant at) {
    return changed(
        of(
                order,
                instance,
                "SET #shares.#i.#worker_id = :worker, #shares.#i.#beat_at = :at",
                "attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#worker_id)"
                    + " AND attribute_not_exists(#shares.#i.#reported)")
            .names("worker_id", "beat_at", "reported")
            .value("worker", s(workerId))
            .value("at", time(at)));
  }

  @Override
  public boolean beat(OrderKey order, String instance, String workerId, Instant at) {
    return changed(
        of(
                order,
                instance,
                "SET #shares.#i.#beat_at = :at",
                "#shares.#i.#worker_id = :worker AND attribute_not_exists(#shares.#i.#reported)")
            .names("worker_id", "beat_at", "reported")
            .value("worker", s(workerId))
            .value("at", time(at)));
  }

  @Override
  public boolean report(OrderKey order, String instance, Report report) {
    return changed(
        of(
                order,
                instance,
                "SET #shares.#i.#reported = :report",
                "attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#reported)")
            .names("reported")
            .value("report", AttributeValue.fromM(OrderItems.write(report))));
  }

  private boolean changed(Change change) {
    return table.update(change).isPresent();
  }

  private static Change of(OrderKey order, String instance, String update, String condition) {
    return new Change(key(order), update, condition).names("shares").name("i", instance);
  }

  private static Share read(String instance, Map<String, AttributeValue> share) {
    return new Share(
        instance,
        Instant.parse(Attributes.required(share, "opened_at")),
        Attributes.text(share, "worker_id"),
        Attributes.instant(share, "beat_at"),
        share.containsKey("reported") ? OrderItems.report(share.get("reported").m()) : null);
  }

  private static Map<String, AttributeValue> key(OrderKey order) {
    return OrderItems.key(pk(order));
  }

  private static String pk(OrderKey order) {
    return order.pk() + "@";
  }
}
