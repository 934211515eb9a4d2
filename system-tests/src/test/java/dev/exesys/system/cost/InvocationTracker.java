package dev.exesys.system.cost;

import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.lambda.LocalFunction;
import dev.exesys.system.e2e.StackUnderTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.NullNode;

/** Counts the invocations of a run, and waits until all of them have ended. */
final class InvocationTracker {
  private final Map<String, Integer> invocations = new TreeMap<>();
  private int underWay;
  private boolean finalized;

  /** Wraps a deployment's functions, and suppresses reconciliation, which belongs to no run. */
  LocalFunction around(String name, LocalFunction function) {
    if (name.equals(EngineFunctions.FINALIZER)) {
      return event -> NullNode.getInstance();
    }
    return event -> {
      enter(name);
      try {
        return function.handle(event);
      } finally {
        leave("finalize".equals(event.path("action").asString("")));
      }
    };
  }

  /** Starts counting another run. */
  synchronized void begin() {
    invocations.clear();
    finalized = false;
  }

  /** Waits until the run has its done object and no invocation is running. */
  void awaitEnd() {
    StackUnderTest.awaitTrue(this::ended);
  }

  /** Returns the number of invocations of these functions. */
  synchronized int of(String... names) {
    return Stream.of(names).mapToInt(name -> invocations.getOrDefault(name, 0)).sum();
  }

  private synchronized boolean ended() {
    return finalized && underWay == 0;
  }

  private synchronized void enter(String name) {
    invocations.merge(name, 1, Integer::sum);
    underWay++;
  }

  private synchronized void leave(boolean last) {
    underWay--;
    finalized |= last;
  }

  @Override
  public synchronized String toString() {
    return invocations.toString();
  }
}
