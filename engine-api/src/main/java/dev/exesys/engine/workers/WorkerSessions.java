package dev.exesys.engine.workers;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives workers sessions that are restricted to their order. The role of a worker process itself
 * can only send heartbeats and call the report function, because the commands of an order may find
 * its credentials.
 */
public final class WorkerSessions {

  private static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,8}");

  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final RunItemCache runs;
  private final Optional<SessionIssuer> issuer;
  private final SessionPolicy policies;
  private final Predicate<String> isLiveToken;

  /**
   * Creates the use case.
   *
   * @param issuer empty if workers use their own credentials
   * @param partition of ARNs
   * @param bucket the internal bucket
   * @param isLiveToken returns whether a state waits for a task token
   */
  public WorkerSessions(
      OrderStore orderStore,
      InstanceShareStore shareStore,
      RunItemCache runs,
      Optional<SessionIssuer> issuer,
      String partition,
      String bucket,
      Predicate<String> isLiveToken) {
    this.orderStore = orderStore;
    this.shareStore = shareStore;
    this.runs = runs;
    this.issuer = issuer;
    this.policies = new SessionPolicy(partition, bucket);
    this.isLiveToken = isLiveToken;
  }

  /** Returns a session for the worker of an order; empty if workers use their own credentials. */
  public Optional<RoleSession> open(RunItem run, OrderItem order) {
    return issuer.map(
        i -> i.issue("exesys-" + order.runId() + "-" + order.orderNum(), policies.of(run, order)));
  }

  /**
   * Handles the request of a worker.
   *
   * @return {@code {"entitled": boolean, "session": …}}; the session is missing if workers use
   *     their own credentials
   */
  public JsonNode handle(JsonNode event) {
    SessionRequest request = SessionRequest.read(event);
    Optional<OrderItem> order =
        key(request.order()).flatMap(orderStore::find).filter(item -> isEntitled(item, request));
    Optional<RunItem> run = order.flatMap(item -> runs.find(item.runId()));
    ObjectNode answer = Json.object().put("entitled", run.isPresent());
    if (run.isPresent()) {
      open(run.get(), order.get()).ifPresent(session -> answer.set("session", session.json()));
    }
    return answer;
  }

  /**
   * Returns the key of an order. A worker of a pool knows the number of its order without the
   * zeros, which depend on the size of the job.
   */
  private Optional<OrderKey> key(OrderKey given) {
    return PLACE.matcher(given.orderNum()).matches()
        ? runs.find(given.runId())
            .map(run ->
                new OrderKey(
                    given.runId(),
                    OrderNum.of(Integer.parseInt(given.orderNum()) - 1, run.job().orderCount())))
        : Optional.of(given);
  }

  /** Before the claim the ticket is sufficient; after it, only the worker that claimed is. */
  private boolean isEntitled(OrderItem order, SessionRequest request) {
    if (order.order().pool() != null) {
      return hasTask(order, request);
    }
    String ticket = order.progress().ticket();
    if (ticket == null || !isSame(ticket, request.ticket()) || order.status().settled()) {
      return false;
    }
    Optional<InstanceShare> share = request.instance().flatMap(instance -> share(order, instance));
    if (share.isPresent()) {
      return share.get().reported() == null
          && request.workerId().equals(Optional.ofNullable(share.get().workerId()));
    }
    return request.workerId().isPresent()
        ? request.workerId().get().equals(order.progress().workerId())
        : order.status() == OrderStatus.DISPATCHED;
  }

  /**
   * The ticket of a worker of a pool is the task token that it has received. Step Functions
   * confirms that a state waits for it; the claim records which order it is for.
   */
  private boolean hasTask(OrderItem order, SessionRequest request) {
    if (order.status().settled()) {
      return false;
    }
    String worker = order.progress().workerId();
    if (request.workerId().isEmpty()) {
      return worker == null && isLiveToken.test(request.ticket());
    }
    String token = order.progress().taskToken();
    return request.workerId().get().equals(worker)
        && token != null
        && isSame(token, request.ticket());
  }

  private Optional<InstanceShare> share(OrderItem order, String instance) {
    return shareStore.all(order.attemptKey()).stream()
        .filter(share -> share.instance().equals(instance))
        .findFirst();
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
