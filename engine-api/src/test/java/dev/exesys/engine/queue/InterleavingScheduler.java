package dev.exesys.engine.queue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/**
 * Runs actors in every interleaving of their calls to ports. Each actor is a thread that waits for
 * its turn before each call. An interleaving is a list of choices; the next one is found by
 * changing the last choice that has another option.
 */
public final class InterleavingScheduler {

  private final List<Integer> choices = new ArrayList<>();
  private final List<Integer> options = new ArrayList<>();
  private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

  private static final class Actor {
    private final SynchronousQueue<String> turn = new SynchronousQueue<>();
    private final SynchronousQueue<String> back = new SynchronousQueue<>();
  }

  /** Returns a port whose calls by an actor are scheduled. */
  public <P> P stepping(Class<P> type, P port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Actor actor = CURRENT.get();
              if (actor != null) {
                actor.back.put("at a call");
                actor.turn.take();
              }
              try {
                return method.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Runs the actors in the current interleaving. */
  public void run(List<Runnable> actions) throws InterruptedException {
    List<Actor> alive = new ArrayList<>();
    for (Runnable action : actions) {
      Actor actor = new Actor();
      Thread.ofVirtual().start(() -> perform(actor, action));
      alive.add(actor);
    }
    for (int step = 0; !alive.isEmpty(); step++) {
      if (step == choices.size()) {
        choices.add(0);
        options.add(alive.size());
      }
      Actor next = alive.get(choices.get(step));
      next.turn.put("go");
      if (next.back.take().equals("done")) {
        alive.remove(next);
      }
    }
  }

  private void perform(Actor actor, Runnable action) {
    try {
      actor.turn.take();
      CURRENT.set(actor);
      action.run();
      actor.back.put("done");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Moves to the next interleaving; returns false if there is none. */
  public boolean next() {
    while (!choices.isEmpty()) {
      int last = choices.removeLast() + 1;
      int of = options.removeLast();
      if (last < of) {
        choices.add(last);
        options.add(of);
        return true;
      }
    }
    return false;
  }
}
