package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.time;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Stores orders in the orders table. Each change of status is one conditional update; the
 * conditions are the concurrency control.
 */
public final class DynamoOrderStore implements OrderStore {

  private static final int CONCURRENT_PUTS = 16;
  private static final String ABSENT = "attribute_not_exists(pk)";

  private static final Set<OrderStatus> ACTIVE =
      EnumSet.of(OrderStatus.DISPATCHED, OrderStatus.RUNNING);

  private final DynamoTable table;
  private final OverflowLists overflow;
  private final OrderItemReader reader;

  /**
   * Creates the store over the orders table of that name.
   *
   * @param blobs the internal bucket, for lists that are too large for an item
   */
  public DynamoOrderStore(DynamoDbClient client, String table, BlobStore blobs) {
    this.table = new DynamoTable(client, table);
    this.overflow = new OverflowLists(blobs);
    this.reader = new OrderItemReader(overflow);
  }

  @Override
  public void create(Collection<OrderItem> items) {
    Queue<WriteRequest> puts = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.forEach(
        List.copyOf(items),
        CONCURRENT_PUTS,
        i -> puts.add(WriteRequest.builder().putRequest(p -> p.item(fresh(i))).build()));
    table.write(List.copyOf(puts));
  }

  @Override
  public void createMissing(Collection<OrderItem> items) {
    // The request that began this submission may still be active: never reset a running order to
    // queued.
    ConcurrentCalls.forEach(List.copyOf(items), CONCURRENT_PUTS, i -> table.put(fresh(i), ABSENT));
  }

  private Map<String, AttributeValue> fresh(OrderItem item) {
    return overflow.store(item.key(), OrderItems.fresh(item));
  }

  @Override
  public void remove(Collection<OrderItem> items) {
    table.write(
        items.stream()
            .map(i -> WriteRequest.builder().deleteRequest(d -> d.key(key(i.key()))).build())
            .toList());
    items.forEach(i -> overflow.delete(i.key(), OrderItems.fresh(i)));
  }

  @Override
  public Optional<OrderItem> find(OrderKey key) {
    return table.get(key(key)).map(reader::read);
  }

  @Override
  public List<OrderItem> findAll(Collection<OrderKey> keys) {
    return OrderItemReader.inOrder(keys, table.read(keys(keys)), reader::read);
  }

  @Override
  public List<DependencyState> dependencyStates(Collection<OrderKey> keys) {
    var items = table.read(keys(keys), OrderItems.DEPENDENCY_STATE);
    return OrderItemReader.inOrder(keys, items, OrderItemReader::dependencyState);
  }

  private static List<Map<String, AttributeValue>> keys(Collection<OrderKey> keys) {
    return keys.stream().distinct().map(DynamoOrderStore::key).toList();
  }

  private static Map<String, AttributeValue> key(OrderKey key) {
    return OrderItems.key(key.pk());
  }

  @Override
  public Optional<Instant> ready(OrderKey key, Instant at) {
    return table
        .update(
            updateIn(
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
    return changed(transitionTo(OrderStatus.WAITING, key, new ItemBuilder(), "", ""));
  }

  @Override
  public Optional<OrderItem> dispatched(OrderKey key, String taskToken, String ticket, Instant at) {
    // The status dispatched is allowed: a retried run state finds the work of its first attempt and
    // has a new token.
    Set<OrderStatus> unclaimed = EnumSet.copyOf(OrderStatus.DISPATCHED.predecessors());
    unclaimed.add(OrderStatus.DISPATCHED);
    return change(
        updateIn(
                unclaimed,
                key,
                "SET #status = :to, #task_token = :token, #ticket = if_not_exists(#ticket, :ticket),"
                    + " #dispatched_at = if_not_exists(#dispatched_at, :at)",
                "")
            .names("task_token", "ticket", "dispatched_at")
            .value("to", s(OrderStatus.DISPATCHED.wire()))
            .value("token", s(taskToken))
            .value("ticket", s(ticket))
            .value("at", time(at)));
  }

  @Override
  public boolean replaceToken(OrderKey key, String taskToken) {
    return changed(
        updateIn(ACTIVE, key, "SET #task_token = :token", "")
            .names("task_token")
            .value("token", s(taskToken)));
  }

  @Override
  public boolean recordHandle(OrderKey key, String handle) {
    return changed(
        updateIn(ACTIVE, key, "SET #handle = :handle", "")
            .names("handle")
            .value("handle", s(handle)));
  }

  @Override
  public Optional<OrderItem> claim(OrderKey key, String workerId, Instant at) {
    // A retried dispatch or a retried invocation may have started two workers for one order.
    return change(
        transitionTo(
            OrderStatus.RUNNING,
            key,
            new ItemBuilder().text("worker_id", workerId).time("started_at", at),
            "",
            " AND attribute_not_exists(#worker_id)"));
  }

  @Override
  public Optional<OrderItem> claimTask(
      OrderKey key, String workerId, String taskToken, Instant at) {
    // The admission to the pool dispatches the first attempt; nothing dispatches a further one. A
    // repeated request of the same worker finds its own claim.
    Set<OrderStatus> unclaimed = EnumSet.of(OrderStatus.DISPATCHED, OrderStatus.QUEUED);
    ItemBuilder claim =
        new ItemBuilder()
            .text("status", OrderStatus.RUNNING.wire())
            .text("worker_id", workerId)
            .text("task_token", taskToken)
            .time("started_at", at);
    return change(
        ConditionalUpdate.setting(
                key(key),
                claim,
                ", #dispatched_at = if_not_exists(#dispatched_at, :started_at)",
                "("
                    + StatusCondition.in(unclaimed)
                    + " AND attribute_not_exists(#worker_id)"
                    + " AND (attribute_exists(#dispatched_at) OR attribute_exists(#previous)))"
                    + " OR (#status = :status AND #worker_id = :worker_id)")
            .names("dispatched_at", "previous")
            .values(StatusCondition.values(unclaimed)));
  }

  @Override
  public Optional<OrderItem> report(
      OrderKey key, String workerId, WorkerReport report, Instant at) {
    ItemBuilder end =
        new ItemBuilder()
            .text("status", report.status().wire())
            .text("event_type", report.status().wire())
            .time("ended_at", at)
            .number("exit_code", report.exitCode())
            .text("log", report.log())
            .text("reason", report.reason())
            .text("cause", report.failure().map(FailureCause::wire).orElse(null))
            .put("reported", AttributeValue.fromM(OrderItems.write(report)));
    Set<OrderStatus> running = EnumSet.of(OrderStatus.RUNNING);
    // A lost worker may report after another worker claimed the next attempt.
    return change(
        ConditionalUpdate.setting(
                key(key), end, "", StatusCondition.in(running) + " AND #worker_id = :worker")
            .values(StatusCondition.values(running))
            .names("worker_id")
            .value("worker", s(workerId)));
  }

  @Override
  public Optional<OrderItem> retry(OrderKey key, @Nullable String workerId, EndedAttempt ended) {
    // The attempt is part of the condition: a repeated call must not end the next attempt.
    ConditionalUpdate update =
        updateIn(
                ACTIVE,
                key,
                "SET #status = :to, #attempt = :next, #previous = :ended"
                    + " REMOVE #worker_id, #started_at, #dispatched_at, #handle, #left_at, #ticket",
                " AND (attribute_not_exists(#attempt) OR #attempt = :attempt)"
                    + (workerId == null ? "" : " AND #worker_id = :worker"))
            .names("attempt", "previous", "worker_id", "started_at", "dispatched_at")
            .names("handle", "left_at", "ticket")
            .value("to", s(OrderStatus.QUEUED.wire()))
            .value("attempt", AttributeValues.n(ended.attempt()))
            .value("next", AttributeValues.n(ended.attempt() + 1))
            .value("ended", JsonAttributes.from(Json.mapper().valueToTree(ended)));
    return change(workerId == null ? update : update.value("worker", s(workerId)));
  }

  @Override
  public Optional<OrderItem> awaitApproval(OrderKey key, String taskToken, Instant at) {
    return change(
        updateIn(
                EnumSet.of(OrderStatus.QUEUED, OrderStatus.WAITING_FOR_APPROVAL),
                key,
                "SET #status = :to, #approval_token = :token,"
                    + " #approval_requested_at = if_not_exists(#approval_requested_at, :at)",
                " AND attribute_not_exists(#approval_decision)")
            .names("approval_token", "approval_requested_at", "approval_decision")
            .value("to", s(OrderStatus.WAITING_FOR_APPROVAL.wire()))
            .value("token", s(taskToken))
            .value("at", time(at)));
  }

  @Override
  public Optional<OrderItem> approve(OrderKey key, ApprovalDecision decision) {
    return decide(
        key,
        new ItemBuilder()
            .text("status", OrderStatus.QUEUED.wire())
            .put("approval_decision", decision(decision)));
  }

  @Override
  public Optional<OrderItem> reject(
      OrderKey key, ApprovalDecision decision, Settlement settlement) {
    return decide(
        key,
        new ItemBuilder()
            .text("status", settlement.status().wire())
            .putAll(SettlementItem.of(settlement))
            .put("approval_decision", decision(decision)));
  }

  private Optional<OrderItem> decide(OrderKey key, ItemBuilder changes) {
    // Two people may decide at the same time, and the approval may expire meanwhile.
    Set<OrderStatus> waiting = EnumSet.of(OrderStatus.WAITING_FOR_APPROVAL);
    return change(
        ConditionalUpdate.setting(key(key), changes, "", StatusCondition.in(waiting))
            .values(StatusCondition.values(waiting)));
  }

  private static AttributeValue decision(ApprovalDecision decision) {
    return JsonAttributes.from(Json.mapper().valueToTree(decision));
  }

  @Override
  public boolean approvalCompleted(OrderKey key, String taskToken) {
    return changed(
        new ConditionalUpdate(key(key), "REMOVE #approval_token", "#approval_token = :token")
            .names("approval_token")
            .value("token", s(taskToken)));
  }

  @Override
  public boolean commandsEnded(OrderKey key, String workerId, Instant at) {
    // A worker that did not claim the order does not know when its commands ended.
    return changed(
        new ConditionalUpdate(key(key), "SET #left_at = :at", "#worker_id = :worker")
            .names("left_at", "worker_id")
            .value("at", time(at))
            .value("worker", s(workerId)));
  }

  @Override
  public boolean replaceOutputs(OrderKey key, OrderOutputs outputs) {
    return changed(
        new ConditionalUpdate(
                key(key),
                "SET #reported.#outputs = :outputs",
                "attribute_exists(#carried_over_from) AND attribute_exists(#reported)")
            .names("reported", "outputs", "carried_over_from")
            .value("outputs", JsonAttributes.from(Json.mapper().valueToTree(outputs))));
  }

  @Override
  public Optional<OrderItem> settle(OrderKey key, Settlement settlement) {
    // The settle step, its retry and the finalizer may compete: the first settlement remains, and
    // only its caller writes the terminal event.
    return change(
        transitionTo(
                settlement.status(), key, SettlementItem.of(settlement), " REMOVE #task_token", "")
            .names("task_token"));
  }

  @Override
  public OrderItem repair(OrderKey key, String name, String reason, Instant at) {
    Map<String, AttributeValue> old = table.get(key(key)).orElse(Map.of());
    try {
      if (!old.isEmpty()) {
        return reader.read(old);
      }
    } catch (CorruptItemException e) {
      // The item is corrupt and is replaced below.
    }
    var repaired = new RepairedOrder(old).item(key, name, reason, at);
    boolean ignored = table.put(repaired, RepairedOrder.NOT_REPAIRED);
    return find(key).orElseThrow();
  }

  private boolean changed(ConditionalUpdate change) {
    return table.update(change).isPresent();
  }

  private Optional<OrderItem> change(ConditionalUpdate change) {
    return table.update(change).map(reader::read);
  }

  /** Builds a change to {@code status} from all statuses that may precede it. */
  private static ConditionalUpdate transitionTo(
      OrderStatus status, OrderKey key, ItemBuilder with, String more, String and) {
    return ConditionalUpdate.setting(
            key(key),
            new ItemBuilder().text("status", status.wire()).putAll(with),
            more,
            StatusCondition.in(status.predecessors()) + and)
        .values(StatusCondition.values(status.predecessors()));
  }

  private static ConditionalUpdate updateIn(
      Set<OrderStatus> statuses, OrderKey key, String update, String and) {
    return new ConditionalUpdate(key(key), update, StatusCondition.in(statuses) + and)
        .names("status")
        .values(StatusCondition.values(statuses));
  }
}
