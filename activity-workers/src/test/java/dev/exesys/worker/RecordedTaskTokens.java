package dev.exesys.worker;

import dev.exesys.core.store.StoreException;
import dev.exesys.core.token.TaskTokens;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Task tokens in memory: the valid tokens, and the results that were sent. */
final class RecordedTaskTokens implements TaskTokens {
  final Set<String> known = ConcurrentHashMap.newKeySet();
  final List<String> results = new CopyOnWriteArrayList<>();
  private final CountDownLatch heartbeats = new CountDownLatch(2);

  /**
   * Whether the service is unavailable: the first heartbeat fails at once, and the next one hangs.
   */
  volatile boolean unavailable;

  /** The number of heartbeats that failed. */
  final AtomicInteger failed = new AtomicInteger();

  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public boolean heartbeat(String token) {
    heartbeats.countDown();
    if (unavailable) {
      throw fail();
    }
    return known.contains(token);
  }

  /** Waits for two heartbeats, successful or not. */
  void awaitHeartbeats() {
    try {
      heartbeats.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StoreException fail() {
    try {
      if (failed.incrementAndGet() > 1) {
        released.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new StoreException("Step Functions is unavailable", new IOException("no route"));
  }

  @Override
  public boolean succeed(String token, JsonNode output) {
    return record(token, "succeed " + token + " " + output);
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    return record(token, "fail " + token + " " + error + ": " + cause);
  }

  private boolean record(String token, String result) {
    released.countDown();
    return known.remove(token) && results.add(result);
  }
}
