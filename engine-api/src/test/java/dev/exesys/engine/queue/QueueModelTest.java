package dev.exesys.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.exesys.engine.queue.QueueModelState.Ahead;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Explores every state that three orders of one queue can reach, in every interleaving of their
 * functions' calls and with crashes at any call. In every state at most one order holds the queue,
 * including orders whose commands still run after a stop; fencing tokens increase; and one call of
 * advance leaves no order waiting for a free queue.
 */
class QueueModelTest {

  private static final List<String> THREE = List.of("a", "b", "c");

  private static int explore(QueueModelState begin, Consumer<QueueModelState> check) {
    Set<Object> seen = new HashSet<>();
    Deque<QueueModelState> ahead = new ArrayDeque<>(List.of(begin));
    while (!ahead.isEmpty()) {
      QueueModelState world = ahead.removeLast();
      if (seen.add(world.content())) {
        check.accept(world);
        if (world.still()) {
          world.assertAtRestAfterALook();
        }
        ahead.addAll(world.successors());
      }
    }
    return seen.size();
  }

  /**
   * Three orders with these numbers of further events: ends, crashes, cancellations,
   * reconciliations, lease expiries.
   */
  private static QueueModelState three(int ends, int crashes, int cancels, int sweeps, int leaps) {
    return QueueModelState.of(THREE, new Ahead(true, ends, crashes, cancels, sweeps, leaps));
  }

  @Test
  void threeComeAtOnce() {
    assertThat(explore(three(0, 0, 0, 0, 0), w -> {})).isGreaterThan(10_000);
  }

  @Test
  void oneComesWhileAnotherLeavesAndAFunctionCrashes() {
    assertThat(explore(three(1, 1, 0, 0, 0).lined(0, 2), w -> {})).isGreaterThan(1000);
  }

  @Test
  void whoWasReadyFirstIsServedFirstWhoeverIsStopped() {
    int states =
        explore(
            three(2, 0, 1, 0, 0).lined(1, 2, 0),
            w -> assertThat(w.servedInOrder(0, 2)).as(w.toString()).isTrue());
    assertThat(states).isGreaterThan(500);
  }

  @Test
  void aLeaseRunsOutWhileSomebodyLooksAndAFunctionCrashes() {
    assertThat(explore(three(1, 1, 0, 1, 1).lined(1, 2, 0), w -> {})).isGreaterThan(500);
  }

  @Test
  void twoComeWhileOneLeaves() {
    assumeFull();
    assertThat(explore(three(1, 0, 0, 0, 0).lined(0), w -> {})).isGreaterThan(10_000);
  }

  @Test
  void oneIsStoppedAndOneLeavesWhileLeasesRunOutAndAFunctionCrashes() {
    assumeFull();
    assertThat(explore(three(1, 1, 1, 1, 1).lined(1, 2, 0), w -> {})).isGreaterThan(10_000);
  }

  private static void assumeFull() {
    assumeThat(System.getProperty("exesys.load")).as("minutes long").isEqualTo("full");
  }
}
