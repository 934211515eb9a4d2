package dev.exesys.worker;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import dev.exesys.core.retry.RetryableFailure;
import dev.exesys.core.store.StoreException;
import dev.exesys.worker.role.RenewedSession;
import dev.exesys.worker.role.RoleException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session with which a worker accesses the data of its order. It is renewed by requests that
 * name the worker which has claimed the order.
 */
public final class OrderSession {
  private static final Logger LOG = LoggerFactory.getLogger(OrderSession.class);

  private final SessionClient client;
  private final WorkerStart start;
  private final List<String> secrets = new ArrayList<>();
  private final RenewedSession session;
  private Optional<String> workerId = Optional.empty();
  private Consumer<List<String>> listener = ignored -> {};

  private OrderSession(
      SessionClient client, WorkerStart start, RoleSession first, InstantSource clock) {
    this.client = client;
    this.start = start;
    this.session = new RenewedSession("the worker", first, this::renew, clock, this::learn);
  }

  /**
   * Opens the session of a worker that has a ticket. Returns empty if the engine refuses it.
   *
   * @throws StoreException if the engine cannot be reached
   */
  static Optional<OrderSession> open(SessionClient client, WorkerStart start, InstantSource clock) {
    return client
        .request(request(start, Optional.empty()))
        .map(first -> new OrderSession(client, start, first, clock));
  }

  /** Returns valid credentials. */
  public RoleSession current() {
    try {
      return session.current();
    } catch (RoleException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e, RetryableFailure.isRetryable(e));
    }
  }

  /** Renews the session from now on for the worker that has claimed the order. */
  synchronized void claimed(String worker) {
    workerId = Optional.of(worker);
  }

  /** Passes the secrets of all sessions to a consumer: those so far at once, and all later ones. */
  synchronized void onSecrets(Consumer<List<String>> consumer) {
    listener = consumer;
    consumer.accept(List.copyOf(secrets));
  }

  private synchronized void learn(List<String> more) {
    secrets.addAll(more);
    listener.accept(more);
  }

  private RoleSession renew() throws RoleException {
    try {
      Optional<RoleSession> renewed = client.request(request(start, worker()));
      LOG.debug("the session of {} was renewed", start.order().pk());
      return renewed.orElseThrow(() ->
          new RoleException(
              "the engine refused to renew the session of order " + start.order().pk(), null));
    } catch (StoreException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
  }

  private synchronized Optional<String> worker() {
    return workerId;
  }

  private static SessionRequest request(WorkerStart start, Optional<String> worker) {
    return new SessionRequest(start.order(), start.ticket().orElse(""), worker, start.instance());
  }
}
