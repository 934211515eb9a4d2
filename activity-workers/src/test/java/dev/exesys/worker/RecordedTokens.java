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

/** Step Functions as a worker sees it: tokens that are known, and what was said to them. */
final class RecordedTokens implements TaskTokens {
  final Set<String> known = ConcurrentHashMap.newKeySet();
  final List<String> said = new CopyOnWriteArrayList<>();
  private final CountDownLatch beaten = new CountDownLatch(2);

  /** Whether it cannot be reached: a beat fails at once, and the next one hangs. */
  volatile boolean away;

  /** Beats that found it away. */
  final AtomicInteger lost = new AtomicInteger();

  private final CountDownLatch back = new CountDownLatch(1);

  @Override
  public boolean heartbeat(String token) {
    beaten.countDown();
    if (away) {
      throw lose();
    }
    return known.contains(token);
  }

  /** Waits for two beats, answered or not. */
  void awaitBeats() {
    try {
      beaten.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StoreException lose() {
    try {
      if (lost.incrementAndGet() > 1) {
        back.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new StoreException("Step Functions is away", new IOException("no route"));
  }

  @Override
  public boolean succeed(String token, JsonNode output) {
    return say(token, "succeed " + token + " " + output);
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    return say(token, "fail " + token + " " + error + ": " + cause);
  }

  private boolean say(String token, String what) {
    back.countDown();
    return known.remove(token) && said.add(what);
  }
}
