package dev.exesys.core.store;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores orders in memory; each change is as atomic as a conditional write. */
public final class MemoryOrders implements OrderStore {

  private final ConcurrentSkipListMap<String, OrderItem> items = new ConcurrentSkipListMap<>();

  @Override
  public void create(Collection<OrderItem> orders) {
    orders.forEach(o -> items.put(o.key().pk(), o));
  }

  @Override
  public void createMissing(Collection<OrderItem> orders) {
    orders.forEach(o -> items.putIfAbsent(o.key().pk(), o));
  }

  @Override
  public void remove(Collection<OrderItem> removed) {
    removed.forEach(o -> items.remove(o.key().pk()));
  }

  @Override
  public Optional<OrderItem> find(OrderKey key) {
    return Optional.ofNullable(items.get(key.pk()));
  }

  @Override
  public List<OrderItem> findAll(Collection<OrderKey> keys) {
    return keys.stream().distinct().map(k -> items.get(k.pk())).filter(Objects::nonNull).toList();
  }

  @Override
  public List<DependencyState> dependencyStates(Collection<OrderKey> keys) {
    return findAll(keys).stream()
        .map(o ->
            new DependencyState(
                o.name(), o.status(), o.progress().eventType(), o.order().mustSucceed()))
        .toList();
  }

  /** Returns all orders of a run. */
  public List<OrderItem> of(String runId) {
    return items.values().stream().filter(o -> o.runId().equals(runId)).toList();
  }

  @Override
  public Optional<Instant> ready(OrderKey key, Instant at) {
    change(key, o -> !o.status().settled(), p -> p.readyAt = p.readyAt == null ? at : p.readyAt);
    return find(key)
        .filter(o -> !o.status().settled())
        .map(o -> Objects.requireNonNull(o.progress().readyAt()));
  }

  @Override
  public boolean waiting(OrderKey key) {
    return change(key, o -> o.status() == OrderStatus.QUEUED, p -> p.status = OrderStatus.WAITING);
  }

  @Override
  public Optional<OrderItem> dispatched(OrderKey key, String taskToken, String ticket, Instant at) {
    return changed(
        key,
        o -> o.status() == OrderStatus.DISPATCHED || o.status().canBecome(OrderStatus.DISPATCHED),
        p -> {
          p.status = OrderStatus.DISPATCHED;
          p.taskToken = taskToken;
          p.ticket = p.ticket == null ? ticket : p.ticket;
          p.dispatchedAt = p.dispatchedAt == null ? at : p.dispatchedAt;
        });
  }

  @Override
  public boolean replaceToken(OrderKey key, String taskToken) {
    return change(key, MemoryOrders::isActive, p -> p.taskToken = taskToken);
  }

  @Override
  public boolean recordHandle(OrderKey key, String handle) {
    return change(key, MemoryOrders::isActive, p -> p.handle = handle);
  }

  @Override
  public Optional<OrderItem> claim(OrderKey key, String workerId, Instant at) {
    return changed(
        key,
        o -> o.status() == OrderStatus.DISPATCHED && o.progress().workerId() == null,
        p -> {
          p.status = OrderStatus.RUNNING;
          p.workerId = workerId;
          p.startedAt = at;
        });
  }

  @Override
  public Optional<OrderItem> claimTask(
      OrderKey key, String workerId, String taskToken, Instant at) {
    return changed(
        key,
        o ->
            (o.progress().workerId() == null
                    && (o.status() == OrderStatus.DISPATCHED
                        || (o.status() == OrderStatus.QUEUED && o.progress().previous() != null)))
                || (o.status() == OrderStatus.RUNNING && isBy(o, workerId)),
        p -> {
          p.status = OrderStatus.RUNNING;
          p.workerId = workerId;
          p.taskToken = taskToken;
          p.startedAt = at;
          p.dispatchedAt = p.dispatchedAt == null ? at : p.dispatchedAt;
        });
  }

  @Override
  public Optional<OrderItem> report(
      OrderKey key, String workerId, WorkerReport report, Instant at) {
    return changed(
        key,
        o -> o.status() == OrderStatus.RUNNING && isBy(o, workerId),
        p -> {
          p.end(
              new Settlement(
                  report.status(),
                  report.status().wire(),
                  at,
                  report.exitCode(),
                  report.log(),
                  report.reason(),
                  report.failure().orElse(null),
                  null));
          p.reported = report;
        });
  }

  @Override
  public Optional<OrderItem> retry(OrderKey key, @Nullable String workerId, EndedAttempt ended) {
    return changed(
        key,
        o ->
            isActive(o)
                && o.progress().attempt() == ended.attempt()
                && (workerId == null || isBy(o, workerId)),
        p -> p.retry(ended));
  }

  @Override
  public Optional<OrderItem> awaitApproval(OrderKey key, String taskToken, Instant at) {
    return changed(
        key,
        o ->
            (o.status() == OrderStatus.QUEUED || o.status() == OrderStatus.WAITING_FOR_APPROVAL)
                && (o.progress().approval() == null || o.progress().approval().decision() == null),
        p -> {
          p.status = OrderStatus.WAITING_FOR_APPROVAL;
          p.approval =
              new ApprovalProgress(
                  p.approval == null ? at : p.approval.requestedAt(), taskToken, null);
        });
  }

  @Override
  public Optional<OrderItem> approve(OrderKey key, ApprovalDecision decision) {
    return changed(
        key,
        o -> o.status() == OrderStatus.WAITING_FOR_APPROVAL,
        p -> {
          p.status = OrderStatus.QUEUED;
          p.decide(decision);
        });
  }

  @Override
  public Optional<OrderItem> reject(
      OrderKey key, ApprovalDecision decision, Settlement settlement) {
    return changed(
        key,
        o -> o.status() == OrderStatus.WAITING_FOR_APPROVAL,
        p -> {
          p.end(settlement);
          p.decide(decision);
        });
  }

  @Override
  public boolean approvalCompleted(OrderKey key, String taskToken) {
    return change(
        key,
        o ->
            o.progress().approval() != null
                && taskToken.equals(o.progress().approval().taskToken()),
        p -> {
          ApprovalProgress approval = Objects.requireNonNull(p.approval);
          p.approval = new ApprovalProgress(approval.requestedAt(), null, approval.decision());
        });
  }

  @Override
  public boolean commandsEnded(OrderKey key, String workerId, Instant at) {
    return change(key, o -> isBy(o, workerId), p -> p.commandsEndedAt = at);
  }

  @Override
  public Optional<OrderItem> settle(OrderKey key, Settlement settlement) {
    return changed(key, o -> !o.status().settled(), p -> p.settle(settlement));
  }

  /** Returns the order: items in memory are never corrupt. */
  @Override
  public OrderItem repair(OrderKey key, String name, String reason, Instant at) {
    return find(key).orElseThrow();
  }

  private static boolean isActive(OrderItem order) {
    return order.status() == OrderStatus.DISPATCHED || order.status() == OrderStatus.RUNNING;
  }

  private static boolean isBy(OrderItem order, String workerId) {
    return workerId.equals(order.progress().workerId());
  }

  private boolean change(OrderKey key, Predicate<OrderItem> condition, Consumer<Edit> change) {
    return changed(key, condition, change).isPresent();
  }

  private Optional<OrderItem> changed(
      OrderKey key, Predicate<OrderItem> condition, Consumer<Edit> change) {
    boolean[] changed = new boolean[1];
    OrderItem after =
        items.computeIfPresent(
            key.pk(),
            (pk, o) -> {
              changed[0] = condition.test(o);
              return changed[0] ? changed(o, change) : o;
            });
    return changed[0] ? Optional.ofNullable(after) : Optional.empty();
  }

  @Override
  public boolean replaceOutputs(OrderKey key, OrderOutputs outputs) {
    return change(
        key,
        o -> o.progress().carriedOverFrom() != null && o.progress().reported() != null,
        p -> p.reported = Objects.requireNonNull(p.reported).withOutputs(outputs));
  }

  private static OrderItem changed(OrderItem o, Consumer<Edit> change) {
    Edit edit = new Edit(o.progress());
    change.accept(edit);
    return new OrderItem(
        o.runId(),
        o.orderNum(),
        o.order(),
        o.hasSecrets(),
        o.dependencyNums(),
        o.producerNums(),
        o.releases(),
        edit.build());
  }

  /** A mutable copy of the progress of an order. */
  private static final class Edit {
    private OrderStatus status;
    private @Nullable Instant readyAt;
    private @Nullable String taskToken;
    private @Nullable Instant dispatchedAt;
    private @Nullable String workerId;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Integer exitCode;
    private @Nullable String log;
    private @Nullable String reason;
    private @Nullable String eventType;
    private @Nullable String handle;
    private @Nullable WorkerReport reported;
    private @Nullable Instant commandsEndedAt;
    private @Nullable FailureCause cause;
    private @Nullable String blockedBy;
    private int attempt;
    private @Nullable EndedAttempt previous;
    private @Nullable ApprovalProgress approval;
    private @Nullable String ticket;
    private final @Nullable String carriedOverFrom;

    Edit(OrderProgress p) {
      status = p.status();
      readyAt = p.readyAt();
      taskToken = p.taskToken();
      dispatchedAt = p.dispatchedAt();
      workerId = p.workerId();
      startedAt = p.startedAt();
      endedAt = p.endedAt();
      exitCode = p.exitCode();
      log = p.log();
      reason = p.reason();
      eventType = p.eventType();
      handle = p.handle();
      reported = p.reported();
      commandsEndedAt = p.commandsEndedAt();
      cause = p.cause();
      blockedBy = p.blockedBy();
      attempt = p.attempt();
      previous = p.previous();
      approval = p.approval();
      ticket = p.ticket();
      carriedOverFrom = p.carriedOverFrom();
    }

    void settle(Settlement s) {
      end(s);
      taskToken = null;
    }

    void decide(ApprovalDecision decision) {
      ApprovalProgress asked = Objects.requireNonNull(approval);
      approval = new ApprovalProgress(asked.requestedAt(), asked.taskToken(), decision);
    }

    void retry(EndedAttempt ended) {
      status = OrderStatus.QUEUED;
      attempt++;
      previous = ended;
      workerId = null;
      startedAt = null;
      dispatchedAt = null;
      handle = null;
      ticket = null;
      commandsEndedAt = null;
    }

    void end(Settlement s) {
      status = s.status();
      endedAt = s.endedAt();
      exitCode = s.exitCode();
      log = s.log();
      reason = s.reason();
      eventType = s.eventType();
      cause = s.cause();
      blockedBy = s.blockedBy();
    }

    OrderProgress build() {
      return new OrderProgress(
          status,
          readyAt,
          taskToken,
          dispatchedAt,
          workerId,
          startedAt,
          endedAt,
          exitCode,
          log,
          reason,
          eventType,
          handle,
          reported,
          commandsEndedAt,
          cause,
          blockedBy,
          attempt,
          previous,
          approval,
          ticket,
          carriedOverFrom);
    }
  }
}
