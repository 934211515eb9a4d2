package dev.exesys.core.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.IdempotencyStore;
import dev.exesys.core.store.MemoryBlobs;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Asserts the condition expressions in full, because they are the concurrency control. Each test is
 * named after the race that the condition decides.
 */
class ConditionsTest {

  private static final String UNSETTLED =
      "#status IN (:is_queued, :is_waiting_for_approval, :is_waiting, :is_dispatched,"
          + " :is_running)";
  private static final String UNFINISHED = "#status IN (:is_starting, :is_waiting, :is_running)";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final OrderKey ORDER = new OrderKey("run", "0001");
  private static final AttemptKey ATTEMPT = new AttemptKey(ORDER, 1);
  private static final QueueClaim CLAIM = new QueueClaim("q", ORDER, "a", NOW);

  private final RecordedCalls calls = new RecordedCalls();
  private final DynamoOrderStore orders =
      new DynamoOrderStore(calls.client(), "orders", new MemoryBlobs("internal"));
  private final DynamoRunStore runs = new DynamoRunStore(calls.client(), "orders");
  private final DynamoWaitStore waits =
      new DynamoWaitStore(calls.client(), "locks", InstantSource.fixed(NOW));
  private final DynamoQueueStore queues =
      new DynamoQueueStore(calls.client(), "locks", InstantSource.fixed(NOW));

  /** The updates that return the order as changed. */
  private void returnAnOrder() {
    Order order =
        new Order(
            "a",
            List.of("true"),
            60,
            ExecutionTarget.LAMBDA,
            null,
            true,
            null,
            List.of(),
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            When.ON_SUCCESS,
            List.of(),
            DataFlow.NONE);
    calls.item(
        OrderItems.fresh(
            new OrderItem(
                ORDER.runId(), ORDER.orderNum(), order, false, List.of(), OrderProgress.queued())));
  }

  @Test
  void aStateMachineIsUsedWhileItIsCollected() {
    var leases = new DynamoStateMachineLeaseStore(calls.client(), "locks");
    assertThat(leases.use("m", NOW, NOW)).isTrue();
    assertThat(calls.last())
        .isEqualTo(
            "SET #used_until = :until REMOVE #marked_at"
                + " if (attribute_not_exists(#used_until) OR #used_until < :until)"
                + " AND (attribute_not_exists(#marked_at) OR #marked_at < :abandoned)");
    leases.mark(new StateMachineLeaseStore.Machine("m", NOW, null), NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #marked_at = :now if #used_until = :used AND attribute_not_exists(#marked_at)");
    leases.mark(new StateMachineLeaseStore.Machine("m", NOW, NOW), NOW);
    assertThat(calls.last())
        .isEqualTo("SET #marked_at = :now if #used_until = :used AND #marked_at = :before");
    leases.forget("m", NOW);
    assertThat(calls.last()).endsWith("#marked_at = :marked");
  }

  @Test
  void twoWorkersClaimOneOrder() {
    returnAnOrder();
    orders.claim(ORDER, "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #worker_id = :worker_id, #started_at = :started_at"
                + " if #status IN (:is_dispatched) AND attribute_not_exists(#worker_id)");
  }

  @Test
  void twoWorkersOfAPoolHaveTheTaskOfOneOrder() {
    returnAnOrder();
    orders.claimTask(ORDER, "me", "token", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #worker_id = :worker_id, #task_token = :task_token,"
                + " #started_at = :started_at,"
                + " #dispatched_at = if_not_exists(#dispatched_at, :started_at)"
                + " if (#status IN (:is_queued, :is_dispatched)"
                + " AND attribute_not_exists(#worker_id)"
                + " AND (attribute_exists(#dispatched_at) OR attribute_exists(#previous)))"
                + " OR (#status = :status AND #worker_id = :worker_id)");
  }

  @Test
  void aReplacedWorkerReports() {
    returnAnOrder();
    orders.report(
        ORDER, "me", new WorkerReport(OrderStatus.SUCCEEDED, 0, NOW, NOW, null, null, null), NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #event_type = :event_type, #ended_at = :ended_at,"
                + " #exit_code = :exit_code, #reported = :reported"
                + " if #status IN (:is_running) AND #worker_id = :worker");
  }

  @Test
  void aReportIsRepeatedAfterTheNextAttemptBegan() {
    returnAnOrder();
    EndedAttempt ended =
        new EndedAttempt(2, "me", null, NOW, NOW, FailureCause.FAILED, 1, null, null, "why");
    String update =
        "SET #status = :to, #attempt = :next, #previous = :ended"
            + " REMOVE #worker_id, #started_at, #dispatched_at, #handle, #left_at, #ticket"
            + " if #status IN (:is_dispatched, :is_running)"
            + " AND (attribute_not_exists(#attempt) OR #attempt = :attempt)";
    orders.retry(ORDER, "me", ended);
    assertThat(calls.last()).isEqualTo(update + " AND #worker_id = :worker");
    orders.retry(ORDER, null, ended);
    assertThat(calls.last()).isEqualTo(update);
  }

  @Test
  void twoPeopleDecideAboutAnOrder() {
    returnAnOrder();
    orders.awaitApproval(ORDER, "token", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :to, #approval_token = :token,"
                + " #approval_requested_at = if_not_exists(#approval_requested_at, :at)"
                + " if #status IN (:is_queued, :is_waiting_for_approval)"
                + " AND attribute_not_exists(#approval_decision)");
    orders.approve(ORDER, new ApprovalDecision(true, "arn", null, NOW));
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #approval_decision = :approval_decision"
                + " if #status IN (:is_waiting_for_approval)");
    orders.reject(
        ORDER,
        new ApprovalDecision(false, "arn", "no", NOW),
        new Settlement(OrderStatus.FAILED, "rejected", NOW, null, null, "why"));
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #event_type = :event_type, #ended_at = :ended_at,"
                + " #reason = :reason, #approval_decision = :approval_decision"
                + " if #status IN (:is_waiting_for_approval)");
    orders.approvalCompleted(ORDER, "token");
    assertThat(calls.last()).isEqualTo("REMOVE #approval_token if #approval_token = :token");
  }

  @Test
  void aWorkerStopsAfterItsOrderWasSettled() {
    orders.commandsEnded(ORDER, "me", NOW);
    assertThat(calls.last()).isEqualTo("SET #left_at = :at if #worker_id = :worker");
  }

  @Test
  void aDispatchIsRetriedWhileAWorkerClaims() {
    returnAnOrder();
    orders.dispatched(ORDER, "token", "ticket", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :to, #task_token = :token, #ticket = if_not_exists(#ticket, :ticket),"
                + " #dispatched_at = if_not_exists(#dispatched_at, :at)"
                + " if #status IN (:is_queued, :is_waiting, :is_dispatched)");
    orders.replaceToken(ORDER, "token");
    assertThat(calls.last())
        .isEqualTo("SET #task_token = :token if #status IN (:is_dispatched, :is_running)");
    orders.recordHandle(ORDER, "build");
    assertThat(calls.last())
        .isEqualTo("SET #handle = :handle if #status IN (:is_dispatched, :is_running)");
  }

  @Test
  void theWorkerOfALostInstanceReports() {
    DynamoInstanceShareStore shares = new DynamoInstanceShareStore(calls.client(), "orders");
    shares.claim(ATTEMPT, "i-1", "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#worker_id = :worker, #shares.#i.#beat_at = :at"
                + " if attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#worker_id)"
                + " AND attribute_not_exists(#shares.#i.#reported)");
    shares.heartbeat(ATTEMPT, "i-1", "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#beat_at = :at if #shares.#i.#worker_id = :worker"
                + " AND attribute_not_exists(#shares.#i.#reported)");
    shares.report(
        ATTEMPT, "i-1", new WorkerReport(OrderStatus.SUCCEEDED, 0, NOW, NOW, null, null, null));
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#reported = :report if attribute_exists(#shares.#i)"
                + " AND attribute_not_exists(#shares.#i.#reported)");
  }

  @Test
  void settleAndFinalizerRunConcurrently() {
    returnAnOrder();
    orders.settle(ORDER, new Settlement(OrderStatus.FAILED, "failed", NOW, 1, null, "why"));
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #event_type = :event_type, #ended_at = :ended_at, #exit_code = :exit_code,"
                + " #reason = :reason REMOVE #task_token if "
                + UNSETTLED);
  }

  @Test
  void anOrderIsFinalizedWhileItEntersAQueue() {
    calls.item(Map.of("ready_at", AttributeValues.time(NOW)));
    orders.ready(ORDER, NOW);
    assertThat(calls.last())
        .isEqualTo("SET #ready_at = if_not_exists(#ready_at, :at) if " + UNSETTLED);
    orders.waiting(ORDER);
    assertThat(calls.last()).isEqualTo("SET #status = :status if #status IN (:is_queued)");
  }

  @Test
  void twoFinalizersRunConcurrently() {
    runs.finish("run", JobStatus.FAILED, new Summary(0, 1, 0), NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #summary = :summary, #ended_at = :ended_at if " + UNFINISHED);
  }

  @Test
  void aRetriedPrepareFindsAnotherHead() {
    runs.recordSource("run", "s3://b/k", "c0ffee");
    assertThat(calls.last())
        .isEqualTo(
            "SET #source = :source, #commit = :commit if "
                + UNFINISHED
                + " AND attribute_not_exists(#source)");
  }

  @Test
  void twoOrdersFailInAFailFastJob() {
    runs.recordFailFast("run", "a");
    assertThat(calls.last())
        .isEqualTo(
            "SET #failed_fast_by = :failed_fast_by if "
                + UNFINISHED
                + " AND attribute_not_exists(#failed_fast_by)");
  }

  @Test
  void aReleaseHappensBetweenReadAndPark() {
    waits.park("run", "d", List.of("a", "b"), "token");
    assertThat(calls.last())
        .isEqualTo(
            "SET #task_token = :token, #needed = :needed, #expires_at = :expires if attribute_not_exists(#released)");
    calls.item(Map.of("released", AttributeValues.set(List.of("a"))));
    waits.park("run", "d", List.of("a", "b"), "token");
    assertThat(calls.last())
        .isEqualTo(
            "SET #task_token = :token, #needed = :needed, #expires_at = :expires if size(#released) = :seen");
  }

  @Test
  void aReleaseIsRepeated() {
    waits.release("run", "d", "a");
    assertThat(calls.last()).isEqualTo("ADD #released :name SET #expires_at = :expires if null");
  }

  @Test
  void twoCallersServeAFreeQueueAndAWaiterHasLeft() {
    queues.take(CLAIM, NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #run_id = :run_id, #order_num = :order_num, #order_name = :order_name, #ready_at = :ready_at,"
                + " #lease_until = :lease_until, #fencing = if_not_exists(#fencing, :zero) + :one"
                + " REMOVE #expires_at if attribute_not_exists(#run_id)"
                + " and in the waiter's item attribute_exists(sk)");
  }

  @Test
  void anEarlierHolderReleasesLate() {
    queues.release("q", ORDER);
    assertThat(calls.last())
        .isEqualTo(
            "SET #expires_at = :expires REMOVE #run_id, #order_num, #order_name, #ready_at, #lease_until, #abandoned"
                + " if #run_id = :run_id AND #order_num = :order_num");
    queues.renew("q", new QueueHolder(CLAIM, 7, NOW, false), NOW, true);
    assertThat(calls.last())
        .isEqualTo(
            "SET #lease_until = :until, #abandoned = :abandoned"
                + " if #run_id = :run_id AND #order_num = :order_num AND #fencing = :fencing");
  }

  @Test
  void anAcquireIsRetriedWhileItsOldTokenIsNotified() {
    queues.removeNotified(new QueueWaiter(CLAIM, "old"));
    assertThat(calls.last()).isEqualTo("delete if task_token = :token");
  }

  @Test
  void twoEventsShareAMicrosecondAndTwoRequestsShareAKey() {
    new DynamoEventStore(calls.client(), "events")
        .putIfAbsent(new EventItem("t", "a", "1.0", "x", "info", "f", "run", Json.object(), NOW));
    assertThat(calls.last()).isEqualTo("put if attribute_not_exists(sk)");
    new DynamoIdempotencyStore(calls.client(), "locks")
        .putIfAbsent("k", new IdempotencyStore.Entry("digest", "run", NOW));
    assertThat(calls.last()).isEqualTo("put if attribute_not_exists(pk)");
  }
}
