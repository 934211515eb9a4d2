package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.time;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The orders table. Each change of status is one conditional update; the conditions are the
 * concurrency logic.
 */
public final class DynamoOrderStore implements OrderStore {

  private static final int PUTS_AT_ONCE = 16;
  private static final String NOT_THERE = "attribute_not_exists(pk)";

  private static final Set<OrderStatus> UNDER_WAY =
      EnumSet.of(OrderStatus.DISPATCHED, OrderStatus.RUNNING);

  private final DynamoTable table;
  private final OverflowLists parts;

  /**
   * A book over the orders table of that name.
   *
   * @param blobs the internal bucket, for what is too large for an item
   */
  public DynamoOrderStore(DynamoDbClient client, String table, BlobStore blobs) {
    this.table = new DynamoTable(client, table);
    this.parts = new OverflowLists(blobs);
  }

  @Override
  public void create(Collection<OrderItem> items) {
    Queue<WriteRequest> puts = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.forEach(
        List.copyOf(items),
        PUTS_AT_ONCE,
        i -> puts.add(WriteRequest.builder().putRequest(p -> p.item(fresh(i))).build()));
    table.write(List.copyOf(puts));
  }

  @Override
  public void createMissing(Collection<OrderItem> items) {
    // Whoever began this submit may be alive and the run under way: never put a running order back
    // to queued.
    ConcurrentCalls.forEach(List.copyOf(items), PUTS_AT_ONCE, i -> table.put(fresh(i), NOT_THERE));
  }

  private Map<String, AttributeValue> fresh(OrderItem item) {
    return parts.aside(item.key(), OrderItems.fresh(item));
  }

  @Override
  public void remove(Collection<OrderItem> items) {
    table.write(
        items.stream()
            .map(i -> WriteRequest.builder().deleteRequest(d -> d.key(key(i.key()))).build())
            .toList());
    items.forEach(i -> parts.forget(i.key(), OrderItems.fresh(i)));
  }

  @Override
  public Optional<OrderItem> find(OrderKey key) {
    return table.get(key(key)).map(this::read);
  }

  @Override
  public List<OrderItem> findAll(Collection<OrderKey> keys) {
    return inOrder(keys, table.read(keys(keys)), this::read);
  }

  @Override
  public List<DependencyState> standings(Collection<OrderKey> keys) {
    return inOrder(keys, table.read(keys(keys), OrderItems.STANDING), DynamoOrderStore::standing);
  }

  /** A batch comes back in any order. */
  private static <T> List<T> inOrder(
      Collection<OrderKey> keys,
      List<Map<String, AttributeValue>> items,
      Function<Map<String, AttributeValue>, T> reader) {
    Map<String, T> found = new HashMap<>();
    List<OrderKey> damaged = new ArrayList<>();
    CorruptItemException first = null;
    for (Map<String, AttributeValue> item : items) {
      try {
        found.put(AttributeValues.required(item, "pk"), reader.apply(item));
      } catch (CorruptItemException e) {
        damaged.addAll(e.keys());
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new CorruptItemException(damaged, Objects.requireNonNull(first.getCause()));
    }
    return keys.stream().distinct().map(k -> found.get(k.pk())).filter(Objects::nonNull).toList();
  }

  private static List<Map<String, AttributeValue>> keys(Collection<OrderKey> keys) {
    return keys.stream().distinct().map(DynamoOrderStore::key).toList();
  }

  private static Map<String, AttributeValue> key(OrderKey key) {
    return OrderItems.key(key.pk());
  }

  private OrderItem read(Map<String, AttributeValue> item) {
    try {
      return OrderItems.read(parts.whole(item));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(item, e);
    }
  }

  private static DependencyState standing(Map<String, AttributeValue> item) {
    try {
      return OrderItems.standing(item);
    } catch (RuntimeException e) {
      throw damaged(item, e);
    }
  }

  private static CorruptItemException damaged(Map<String, AttributeValue> item, Exception cause) {
    String pk = AttributeValues.required(item, "pk");
    int colon = pk.lastIndexOf(':');
    OrderKey key = new OrderKey(pk.substring(0, colon), pk.substring(colon + 1));
    return new CorruptItemException(List.of(key), cause);
  }

  @Override
  public Optional<Instant> ready(OrderKey key, Instant at) {
    return table
        .update(
            from(
                    OrderStatus.SUCCEEDED.predecessors(),
                    key,
                    "SET #ready_at = if_not_exists(#ready_at, :at)",
                    "")
                .names("ready_at")
                .value("at", time(at)))
        .map(item -> Objects.requireNonNull(AttributeValues.instant(item, "ready_at")));
  }

  @Override
  public boolean waiting(OrderKey key) {
    return changed(to(OrderStatus.WAITING, key, new ItemBuilder(), "", ""));
  }

  @Override
  public Optional<OrderItem> dispatched(OrderKey key, String taskToken, Instant at) {
    // dispatched itself is allowed: a run state that is retried finds its first try's work and
    // brings a new token.
    Set<OrderStatus> unclaimed = EnumSet.copyOf(OrderStatus.DISPATCHED.predecessors());
    unclaimed.add(OrderStatus.DISPATCHED);
    return change(
        from(
                unclaimed,
                key,
                "SET #status = :to, #task_token = :token, #dispatched_at = if_not_exists(#dispatched_at, :at)",
                "")
            .names("task_token", "dispatched_at")
            .value("to", s(OrderStatus.DISPATCHED.wire()))
            .value("token", s(taskToken))
            .value("at", time(at)));
  }

  @Override
  public boolean replaceToken(OrderKey key, String taskToken) {
    return changed(
        from(UNDER_WAY, key, "SET #task_token = :token", "")
            .names("task_token")
            .value("token", s(taskToken)));
  }

  @Override
  public boolean started(OrderKey key, String handle) {
    return changed(
        from(UNDER_WAY, key, "SET #handle = :handle", "")
            .names("handle")
            .value("handle", s(handle)));
  }

  @Override
  public Optional<OrderItem> claim(OrderKey key, String workerId, Instant at) {
    // Two workers may have been started for one order, by a retried dispatch or a retried
    // invocation.
    return change(
        to(
            OrderStatus.RUNNING,
            key,
            new ItemBuilder().text("worker_id", workerId).time("started_at", at),
            "",
            " AND attribute_not_exists(#worker_id)"));
  }

  @Override
  public Optional<OrderItem> report(OrderKey key, String workerId, WorkerReport report) {
    return change(
        from(
                EnumSet.of(OrderStatus.RUNNING),
                key,
                "SET #reported = :report",
                " AND #worker_id = :worker AND attribute_not_exists(#reported)")
            .names("reported", "worker_id")
            .value("report", AttributeValue.fromM(OrderItems.write(report)))
            .value("worker", s(workerId)));
  }

  @Override
  public boolean left(OrderKey key, String workerId, Instant at) {
    // A worker that never got the order has nothing to say of its commands.
    return changed(
        new ConditionalUpdate(key(key), "SET #left_at = :at", "#worker_id = :worker")
            .names("left_at", "worker_id")
            .value("at", time(at))
            .value("worker", s(workerId)));
  }

  @Override
  public Optional<OrderItem> settle(OrderKey key, Settlement settlement) {
    ItemBuilder end =
        new ItemBuilder()
            .text("event_type", settlement.eventType())
            .time("ended_at", settlement.endedAt())
            .number("exit_code", settlement.exitCode())
            .text("log", settlement.log())
            .text("reason", settlement.reason());
    // Settle, a retried settle and the finalizer may meet here: the first one's word stands and it
    // alone tells of it.
    return change(to(settlement.status(), key, end, " REMOVE #task_token", "").names("task_token"));
  }

  @Override
  public OrderItem repair(OrderKey key, String name, String why, Instant at) {
    Map<String, AttributeValue> old = table.get(key(key)).orElse(Map.of());
    try {
      if (!old.isEmpty()) {
        return read(old);
      }
    } catch (CorruptItemException e) {
      // As is known.
    }
    boolean unused =
        table.put(new RepairedOrder(old).item(key, name, why, at), RepairedOrder.NOT_MENDED);
    return find(key).orElseThrow();
  }

  private boolean changed(ConditionalUpdate change) {
    return table.update(change).isPresent();
  }

  private Optional<OrderItem> change(ConditionalUpdate change) {
    return table.update(change).map(this::read);
  }

  /** A change of status from all that may come before it. */
  private static ConditionalUpdate to(
      OrderStatus status, OrderKey key, ItemBuilder with, String more, String and) {
    return ConditionalUpdate.setting(
            key(key),
            new ItemBuilder().text("status", status.wire()).putAll(with),
            more,
            StatusCondition.in(status.predecessors()) + and)
        .values(StatusCondition.values(status.predecessors()));
  }

  private static ConditionalUpdate from(
      Set<OrderStatus> statuses, OrderKey key, String update, String and) {
    return new ConditionalUpdate(key(key), update, StatusCondition.in(statuses) + and)
        .names("status")
        .values(StatusCondition.values(statuses));
  }
}
