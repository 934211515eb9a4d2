package dev.exesys.core.store;

import java.util.List;
import java.util.Set;

/**
 * Records the runs of which notifications may not have been delivered yet, and the notifications
 * that were. A run is recorded before any other item of it is written, so that no notification is
 * lost with the function that was to send it.
 */
public interface NotificationStore {

  /** Records a run. Recording it again has no effect. */
  void open(String runId);

  /** Returns the ids of all recorded runs. Strongly consistent. */
  List<String> all();

  /** Deletes the record of a run and of its delivered notifications. */
  void close(String runId);

  /** Returns the ids of the delivered notifications of a run. Strongly consistent. */
  Set<String> delivered(String runId);

  /** Records that a notification of a run was delivered. */
  void markDelivered(String runId, String notificationId);
}
