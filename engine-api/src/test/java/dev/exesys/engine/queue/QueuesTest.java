package dev.exesys.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.books.MemoryQueues;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.QueueBook;
import dev.exesys.core.books.QueueClaim;
import dev.exesys.core.books.QueueHolder;
import dev.exesys.core.books.QueueWaiter;
import dev.exesys.engine.machines.TaskTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Thousands of orders in which the calls of two actors at one queue can follow each other. */
class QueuesTest {

  /** As many as fit into a test; the first choices vary last. */
  private static final int MOST_ORDERS = 3000;

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** One small world: a queue, who is over, and who was told. */
  private static final class World implements TaskTokens, Queues.HolderCheck {
    private final MemoryQueues book = new MemoryQueues();
    private final Set<String> over = ConcurrentHashMap.newKeySet();
    private final List<String> told = new ArrayList<>();
    private final Set<String> stale = ConcurrentHashMap.newKeySet();
    private final Queues queues;

    World(Interleavings schedule) {
      TaskTokens tokens = schedule.stepping(TaskTokens.class, this);
      Queues.HolderCheck check = schedule.stepping(Queues.HolderCheck.class, this);
      queues =
          new Queues(
              schedule.stepping(QueueBook.class, book), tokens, check, InstantSource.fixed(NOW));
    }

    @Override
    public boolean heartbeat(String taskToken) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean succeed(String taskToken, JsonNode output) {
      boolean known = !stale.contains(taskToken) && !told.contains(taskToken);
      if (known) {
        told.add(taskToken);
      }
      return known;
    }

    @Override
    public boolean fail(String taskToken, String error, String cause) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOver(OrderKey order) {
      return over.contains(order.runId());
    }

    @Override
    public boolean isAbandoned(OrderKey order) {
      return over.contains(order.runId());
    }

    void settle(String who) {
      over.add(who);
      queues.leave(claim(who));
    }

    /** Somebody alive holds the queue and knows it, or nobody waits. */
    void assertAtRest() {
      Optional<QueueHolder> holder = book.holder("q");
      if (holder.isPresent()) {
        String who = holder.get().order().runId();
        assertThat(over).doesNotContain(who);
        assertThat(told).anyMatch(t -> t.startsWith(who));
        assertThat(book.waiter(claim(who))).isEmpty();
      } else {
        assertThat(book.waiters("q", 10)).isEmpty();
      }
      assertThat(book.waiters("q", 10)).noneMatch(w -> over.contains(w.claim().order().runId()));
    }
  }

  private static QueueClaim claim(String who) {
    return new QueueClaim("q", new OrderKey(who, "0001"), who, NOW.plusSeconds(who.charAt(0)));
  }

  private static QueueWaiter waiter(String who) {
    return new QueueWaiter(claim(who), who + "-token");
  }

  private static int explore(Function<World, List<Runnable>> scenario) throws InterruptedException {
    Interleavings schedule = new Interleavings();
    int orders = 0;
    do {
      World world = new World(schedule);
      schedule.run(scenario.apply(world));
      world.assertAtRest();
      orders++;
    } while (orders < MOST_ORDERS && schedule.next());
    return orders;
  }

  @Test
  void twoEnterAFreeQueue() throws Exception {
    int orders =
        explore(w -> List.of(() -> w.queues.enter(waiter("a")), () -> w.queues.enter(waiter("b"))));
    assertThat(orders).isGreaterThan(1000);
  }

  @Test
  void oneEntersWhileTheHolderLeaves() throws Exception {
    int orders =
        explore(w -> {
          w.queues.enter(waiter("a"));
          return List.of(() -> w.settle("a"), () -> w.queues.enter(waiter("b")));
        });
    assertThat(orders).isGreaterThan(1000);
  }

  @Test
  void aWaiterIsFinalizedWhileTheHolderLeaves() throws Exception {
    int orders =
        explore(w -> {
          w.queues.enter(waiter("a"));
          w.queues.enter(waiter("b"));
          return List.of(() -> w.settle("a"), () -> w.settle("b"));
        });
    assertThat(orders).isGreaterThan(1000);
  }

  @Test
  void anOrderIsFinalizedWhileItEnters() throws Exception {
    int orders = explore(w -> List.of(() -> w.queues.enter(waiter("a")), () -> w.settle("a")));
    assertThat(orders).isGreaterThan(100);
  }

  @Test
  void anAcquireIsRetriedWithANewTokenWhileItIsServed() throws Exception {
    explore(w -> {
      w.queues.enter(waiter("a"));
      w.queues.enter(waiter("b"));
      return List.of(
          () -> w.settle("a"),
          () -> {
            w.stale.add("b-token");
            w.queues.enter(new QueueWaiter(claim("b"), "b-newer-token"));
          });
    });
  }

  @Test
  void firstComeFirstServed() {
    World w = new World(new Interleavings());
    for (String who : List.of("a", "d", "c", "b")) {
      w.queues.enter(waiter(who));
    }
    for (String who : List.of("a", "b", "c", "d")) {
      assertThat(w.told.getLast()).isEqualTo(who + "-token");
      w.settle(who);
    }
    assertThat(w.book.idle()).isTrue();
  }
}
