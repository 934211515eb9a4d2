package dev.exesys.worker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions as a worker sees it: tokens that are known, and what was said to them. */
final class RecordedTokens implements TaskTokens {
  final Set<String> known = ConcurrentHashMap.newKeySet();
  final List<String> said = new CopyOnWriteArrayList<>();
  final CountDownLatch beaten = new CountDownLatch(2);

  @Override
  public boolean heartbeat(String token) {
    beaten.countDown();
    return known.contains(token);
  }

  @Override
  public boolean succeed(String token, ObjectNode output) {
    return say(token, "succeed " + token + " " + output);
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    return say(token, "fail " + token + " " + error + ": " + cause);
  }

  private boolean say(String token, String what) {
    return known.remove(token) && said.add(what);
  }
}
