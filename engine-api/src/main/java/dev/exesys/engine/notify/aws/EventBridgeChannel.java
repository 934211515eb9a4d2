package dev.exesys.engine.notify.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.notify.Notification;
import dev.exesys.engine.notify.NotificationChannel;
import dev.exesys.engine.notify.NotificationException;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Sends notifications to an EventBridge bus. */
public final class EventBridgeChannel implements NotificationChannel {
  private final Supplier<EventBridgeClient> client;
  private final String bus;

  /**
   * Creates the channel.
   *
   * @param bus name or ARN of the bus
   */
  public EventBridgeChannel(Supplier<EventBridgeClient> client, String bus) {
    this.client = client;
    this.bus = bus;
  }

  @Override
  public void send(Notification notification) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(Notification.SOURCE)
            .detailType(notification.type().detailType())
            .time(notification.at())
            .detail(Json.text(notification.detail()))
            .build();
    try {
      PutEventsResultEntry result =
          client.get().putEvents(b -> b.entries(List.of(entry))).entries().getFirst();
      if (result.errorCode() != null) {
        throw new NotificationException(
            "EventBridge did not accept an event: "
                + result.errorCode()
                + ": "
                + result.errorMessage(),
            null);
      }
    } catch (SdkException e) {
      throw new NotificationException("EventBridge could not be called: " + e.getMessage(), e);
    }
  }
}
