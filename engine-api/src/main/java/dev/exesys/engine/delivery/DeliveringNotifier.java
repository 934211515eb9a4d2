package dev.exesys.engine.delivery;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.NotificationStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.notify.Notification;
import dev.exesys.engine.notify.NotificationChannel;
import dev.exesys.engine.notify.NotificationException;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.runs.FailureSummary;
import dev.exesys.engine.runs.RunOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Delivers each notification at least once. A notification is sent when its fact was recorded, and
 * marked as delivered after that. If the function is interrupted in between, or the receiver is not
 * available, the reconciler derives the notification from the items of the run and sends it again.
 */
public final class DeliveringNotifier implements RunNotifier {
  /** Younger notifications may be about to be sent by the function that recorded the fact. */
  static final Duration MIN_AGE = Duration.ofSeconds(30);

  private final NotificationChannel channel;
  private final NotificationStore store;
  private final NotificationFactory factory;
  private final RunStore runStore;
  private final RunOrders orders;
  private final BlobStore doneBucket;
  private final BiConsumer<RunItem, OrderItem> terminalEvents;
  private final InstantSource clock;

  /**
   * Creates the notifier.
   *
   * @param terminalEvents writes the terminal event of a settled order unless it exists
   */
  public DeliveringNotifier(
      NotificationChannel channel,
      NotificationStore store,
      RunStore runStore,
      RunOrders orders,
      BlobStore doneBucket,
      BiConsumer<RunItem, OrderItem> terminalEvents,
      InstantSource clock) {
    this.channel = channel;
    this.store = store;
    this.factory = new NotificationFactory(doneBucket);
    this.runStore = runStore;
    this.orders = orders;
    this.doneBucket = doneBucket;
    this.terminalEvents = terminalEvents;
    this.clock = clock;
  }

  @Override
  public void submitted(RunItem run) {
    store.open(run.runId());
  }

  @Override
  public void removed(RunItem run) {
    store.close(run.runId());
  }

  @Override
  public void runStarted(RunItem run) {
    deliver(() -> factory.runStarted(run));
  }

  @Override
  public void orderFinished(RunItem run, OrderItem settled) {
    deliver(() -> factory.orderFinished(run, settled));
  }

  @Override
  public void approvalNeeded(RunItem run, OrderItem waiting) {
    deliver(() -> factory.approvalNeeded(run, waiting));
  }

  @Override
  public void runFinished(RunItem finished) {
    deliver(() -> runFinishedNotification(finished, orders.all(finished)));
  }

  private Notification runFinishedNotification(RunItem finished, List<OrderItem> all) {
    boolean succeeded = finished.progress().status() == JobStatus.SUCCEEDED;
    return factory.runFinished(finished, succeeded ? null : FailureSummary.of(finished, all));
  }

  /** Sends a notification and marks it. A failure is logged: the reconciler sends it again. */
  private boolean deliver(Supplier<Notification> source) {
    try {
      Notification notification = source.get();
      channel.send(notification);
      store.markDelivered(notification.runId(), notification.id());
      return true;
    } catch (RuntimeException e) {
      log("a notification was not delivered; it will be sent again", e);
      return false;
    }
  }

  @Override
  public void reconcile() {
    for (String runId : store.all()) {
      try {
        Optional<RunItem> run = runStore.find(runId);
        if (run.isPresent() && reconcile(run.get())) {
          store.close(runId);
        }
      } catch (RuntimeException e) {
        // One run that cannot be read must not keep back the notifications of the others.
        log("the notifications of run " + runId + " were not reconciled", e);
      }
    }
  }

  /** Returns whether all notifications of a run were delivered and no others will follow. */
  private boolean reconcile(RunItem run) {
    Set<String> delivered = store.delivered(run.runId());
    Instant latest = clock.instant().minus(MIN_AGE);
    boolean finished = run.progress().status().finished();
    boolean complete = finished;
    if (run.progress().status() == JobStatus.RUNNING || finished) {
      complete &= isDelivered(factory.runStarted(run), delivered, latest);
    }
    List<OrderItem> all = orders.all(run);
    for (OrderItem order : all) {
      if (order.progress().carriedOverFrom() != null) {
        // An earlier run has finished the order.
        continue;
      }
      if (order.progress().approval() != null) {
        complete &= isDelivered(factory.approvalNeeded(run, order), delivered, latest);
      }
      if (order.status().settled()) {
        complete &= isOrderDelivered(run, order, delivered, latest);
      }
    }
    if (finished && doneBucket.exists(DoneObject.key(run.runId()))) {
      return isDelivered(runFinishedNotification(run, all), delivered, latest) && complete;
    }
    return false;
  }

  private boolean isOrderDelivered(
      RunItem run, OrderItem order, Set<String> delivered, Instant latest) {
    Notification notification = factory.orderFinished(run, order);
    if (!delivered.contains(notification.id()) && !notification.at().isAfter(latest)) {
      // The function that settled the order may not have written its event.
      terminalEvents.accept(run, order);
    }
    return isDelivered(notification, delivered, latest);
  }

  private boolean isDelivered(Notification notification, Set<String> delivered, Instant latest) {
    return delivered.contains(notification.id())
        || (!notification.at().isAfter(latest) && deliver(() -> notification));
  }

  private static void log(String message, RuntimeException e) {
    System.Logger logger = System.getLogger(DeliveringNotifier.class.getName());
    if (e instanceof NotificationException) {
      // The receiver is not available, which can last long and happens for every notification.
      logger.log(System.Logger.Level.WARNING, message + ": " + e.getMessage());
    } else {
      logger.log(System.Logger.Level.WARNING, message, e);
    }
  }
}
