package dev.exesys.core.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.contract.When;
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
 * The condition expressions, in full: they are the concurrency logic. Each test is named by the
 * race it decides.
 */
class ConditionsTest {

  private static final String UNSETTLED =
      "#status IN (:is_queued, :is_waiting, :is_dispatched, :is_running)";
  private static final String NOT_OVER = "#status IN (:is_starting, :is_running)";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final OrderKey ORDER = new OrderKey("run", "0001");
  private static final QueueClaim CLAIM = new QueueClaim("q", ORDER, "a", NOW);

  private final RecordedCalls calls = new RecordedCalls();
  private final DynamoOrderStore orders =
      new DynamoOrderStore(calls.client(), "orders", new MemoryBlobs("internal"));
  private final DynamoRunStore runs = new DynamoRunStore(calls.client(), "orders");
  private final DynamoWaitStore waits =
      new DynamoWaitStore(calls.client(), "locks", InstantSource.fixed(NOW));
  private final DynamoQueueStore queues =
      new DynamoQueueStore(calls.client(), "locks", InstantSource.fixed(NOW));

  /** The changes that answer with the order as it is after them. */
  private void answerWithAnOrder() {
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
            List.of());
    calls.item(
        OrderItems.fresh(
            new OrderItem(
                ORDER.runId(), ORDER.orderNum(), order, List.of(), OrderProgress.queued())));
  }

  @Test
  void aMachineThatIsUsedAndCollectedAtOnce() {
    var book = new DynamoStateMachineLeaseStore(calls.client(), "locks");
    assertThat(book.use("m", NOW, NOW)).isTrue();
    assertThat(calls.last())
        .isEqualTo(
            "SET #used_until = :until REMOVE #marked_at"
                + " if (attribute_not_exists(#used_until) OR #used_until < :until)"
                + " AND (attribute_not_exists(#marked_at) OR #marked_at < :abandoned)");
    book.mark(new StateMachineLeaseStore.Machine("m", NOW, null), NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #marked_at = :now if #used_until = :used AND attribute_not_exists(#marked_at)");
    book.mark(new StateMachineLeaseStore.Machine("m", NOW, NOW), NOW);
    assertThat(calls.last())
        .isEqualTo("SET #marked_at = :now if #used_until = :used AND #marked_at = :before");
    book.forget("m", NOW);
    assertThat(calls.last()).endsWith("#marked_at = :marked");
  }

  @Test
  void twoWorkersForOneOrder() {
    answerWithAnOrder();
    orders.claim(ORDER, "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #worker_id = :worker_id, #started_at = :started_at"
                + " if #status IN (:is_dispatched) AND attribute_not_exists(#worker_id)");
  }

  @Test
  void aWorkerThatWasReplacedAndComesBack() {
    answerWithAnOrder();
    orders.report(
        ORDER, "me", new WorkerReport(OrderStatus.SUCCEEDED, 0, NOW, NOW, null, null, null));
    assertThat(calls.last())
        .isEqualTo(
            "SET #reported = :report if #status IN (:is_running) AND #worker_id = :worker"
                + " AND attribute_not_exists(#reported)");
  }

  @Test
  void aWorkerThatHearsLateThatItsOrderIsOver() {
    orders.left(ORDER, "me", NOW);
    assertThat(calls.last()).isEqualTo("SET #left_at = :at if #worker_id = :worker");
  }

  @Test
  void aRetriedDispatchWhileAWorkerClaims() {
    answerWithAnOrder();
    orders.dispatched(ORDER, "token", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :to, #task_token = :token, #dispatched_at = if_not_exists(#dispatched_at, :at)"
                + " if #status IN (:is_queued, :is_waiting, :is_dispatched)");
    orders.replaceToken(ORDER, "token");
    assertThat(calls.last())
        .isEqualTo("SET #task_token = :token if #status IN (:is_dispatched, :is_running)");
    orders.started(ORDER, "build");
    assertThat(calls.last())
        .isEqualTo("SET #handle = :handle if #status IN (:is_dispatched, :is_running)");
  }

  @Test
  void aWorkerOfAnInstanceThatWasGivenUpAndComesBack() {
    DynamoInstanceShareStore shares = new DynamoInstanceShareStore(calls.client(), "orders");
    shares.claim(ORDER, "i-1", "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#worker_id = :worker, #shares.#i.#beat_at = :at"
                + " if attribute_exists(#shares.#i) AND attribute_not_exists(#shares.#i.#worker_id)"
                + " AND attribute_not_exists(#shares.#i.#reported)");
    shares.beat(ORDER, "i-1", "me", NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#beat_at = :at if #shares.#i.#worker_id = :worker"
                + " AND attribute_not_exists(#shares.#i.#reported)");
    shares.report(
        ORDER, "i-1", new WorkerReport(OrderStatus.SUCCEEDED, 0, NOW, NOW, null, null, null));
    assertThat(calls.last())
        .isEqualTo(
            "SET #shares.#i.#reported = :report if attribute_exists(#shares.#i)"
                + " AND attribute_not_exists(#shares.#i.#reported)");
  }

  @Test
  void settleAndTheFinalizerAtOnce() {
    answerWithAnOrder();
    orders.settle(ORDER, new Settlement(OrderStatus.FAILED, "failed", NOW, 1, null, "why"));
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #event_type = :event_type, #ended_at = :ended_at, #exit_code = :exit_code,"
                + " #reason = :reason REMOVE #task_token if "
                + UNSETTLED);
  }

  @Test
  void anOrderThatIsFinalizedWhileItLinesUp() {
    calls.item(Map.of("ready_at", AttributeValues.time(NOW)));
    orders.ready(ORDER, NOW);
    assertThat(calls.last())
        .isEqualTo("SET #ready_at = if_not_exists(#ready_at, :at) if " + UNSETTLED);
    orders.waiting(ORDER);
    assertThat(calls.last()).isEqualTo("SET #status = :status if #status IN (:is_queued)");
  }

  @Test
  void twoFinalizersAtOnce() {
    runs.finish("run", JobStatus.FAILED, new Summary(0, 1, 0), NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #status = :status, #summary = :summary, #ended_at = :ended_at if " + NOT_OVER);
  }

  @Test
  void aRetriedPrepareThatFindsAnotherHead() {
    runs.sourced("run", "s3://b/k", "c0ffee");
    assertThat(calls.last())
        .isEqualTo(
            "SET #source = :source, #commit = :commit if "
                + NOT_OVER
                + " AND attribute_not_exists(#source)");
  }

  @Test
  void twoFailuresOfAJobThatFailsFast() {
    runs.failedFast("run", "a");
    assertThat(calls.last())
        .isEqualTo(
            "SET #failed_fast_by = :failed_fast_by if "
                + NOT_OVER
                + " AND attribute_not_exists(#failed_fast_by)");
  }

  @Test
  void aReleaseBetweenTheReadAndTheParking() {
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
  void aReleaseThatIsRepeated() {
    waits.release("run", "d", "a");
    assertThat(calls.last()).isEqualTo("ADD #released :name SET #expires_at = :expires if null");
  }

  @Test
  void twoServeAFreeQueueAndOneWaiterHasLeft() {
    queues.take(CLAIM, NOW);
    assertThat(calls.last())
        .isEqualTo(
            "SET #run_id = :run_id, #order_num = :order_num, #order_name = :order_name, #ready_at = :ready_at,"
                + " #lease_until = :lease_until, #fencing = if_not_exists(#fencing, :zero) + :one"
                + " REMOVE #expires_at if attribute_not_exists(#run_id)"
                + " and in the waiter's item attribute_exists(sk)");
  }

  @Test
  void aLateReleaseByAnEarlierHolder() {
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
  void anAcquireThatIsRetriedWhileItsOldTokenIsTold() {
    queues.told(new QueueWaiter(CLAIM, "old"));
    assertThat(calls.last()).isEqualTo("delete if task_token = :token");
  }

  @Test
  void twoEventsOfOneMicrosecondAndTwoRequestsOfOneKey() {
    new DynamoEventStore(calls.client(), "events")
        .putIfAbsent(new EventItem("t", "a", "1.0", "x", "info", "f", "run", Json.object(), NOW));
    assertThat(calls.last()).isEqualTo("put if attribute_not_exists(sk)");
    new DynamoIdempotencyStore(calls.client(), "locks")
        .putIfAbsent("k", new IdempotencyStore.Entry("digest", "run", NOW));
    assertThat(calls.last()).isEqualTo("put if attribute_not_exists(pk)");
  }
}
