package dev.exesys.engine.workers;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives workers sessions that are restricted to their order. The role of a worker process itself
 * can only send heartbeats and call the report function, because the commands of an order may find
 * its credentials.
 */
public final class WorkerSessions {

  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final RunItemCache runs;
  private final Optional<SessionIssuer> issuer;
  private final SessionPolicy policies;

  /**
   * Creates the use case.
   *
   * @param issuer empty if workers use their own credentials
   * @param partition of ARNs
   * @param bucket the internal bucket
   */
  public WorkerSessions(
      OrderStore orderStore,
      InstanceShareStore shareStore,
      RunItemCache runs,
      Optional<SessionIssuer> issuer,
      String partition,
      String bucket) {
    this.orderStore = orderStore;
    this.shareStore = shareStore;
    this.runs = runs;
    this.issuer = issuer;
    this.policies = new SessionPolicy(partition, bucket);
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
        orderStore.find(request.order()).filter(item -> isEntitled(item, request));
    Optional<RunItem> run = order.flatMap(item -> runs.find(item.runId()));
    ObjectNode answer = Json.object().put("entitled", run.isPresent());
    if (run.isPresent()) {
      open(run.get(), order.get()).ifPresent(session -> answer.set("session", session.json()));
    }
    return answer;
  }

  /** Before the claim the ticket is sufficient; after it, only the worker that claimed is. */
  private boolean isEntitled(OrderItem order, SessionRequest request) {
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
