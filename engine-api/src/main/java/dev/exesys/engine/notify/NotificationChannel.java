package dev.exesys.engine.notify;

/** Sends notifications to other systems. */
@FunctionalInterface
public interface NotificationChannel {

  /**
   * Sends a notification.
   *
   * @throws NotificationException if it was not accepted; it is sent again later
   */
  void send(Notification notification);
}
