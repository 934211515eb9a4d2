package dev.exesys.engine.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.MemoryMachines;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.StateMachineLeaseStore.Machine;
import dev.exesys.engine.queue.InterleavingScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Starts and collects a state machine concurrently, in every interleaving of their calls: a machine
 * with a started execution is never deleted.
 */
class StateMachineGarbageCollectorTest {

  /** The maximum number of interleavings; the first choices vary last. */
  private static final int MAX_ORDERS = 3000;

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));
  private static final Duration KEPT = Duration.ofDays(30);
  private static final CompiledJob JOB =
      JobCompiler.compile(new JobGraph(List.of(OrderNode.of("a")), 3600), CompilerOptions.DEFAULTS);
  private static final String NAME = JOB.root().name();

  /** The service, the lease store and the results of the starts. */
  private static final class World {
    private final MemoryMachines book = new MemoryMachines();
    private final FakeStateMachine service;
    private final InterleavingScheduler schedule;
    private int refused;

    World(InterleavingScheduler schedule, FakeStateMachine service) {
      this.schedule = schedule;
      this.service = service;
    }

    World used(Instant until) {
      assertThat(book.use(NAME, until, NOW)).isTrue();
      return this;
    }

    World marked(Instant at) {
      assertThat(book.mark(book.all().getFirst(), at)).isTrue();
      return this;
    }

    void start() {
      var machines =
          new LeasedStateMachines(
              schedule.stepping(StateMachines.class, service),
              schedule.stepping(StateMachineLeaseStore.class, book),
              InstantSource.fixed(NOW),
              KEPT,
              patience());
      try {
        machines.start(JOB, new ExecutionRequest("run", "{}", Map.of()));
      } catch (MachineException e) {
        refused++;
      }
    }

    void collect() {
      var unused =
          new StateMachineGarbageCollector(
                  schedule.stepping(StateMachineLeaseStore.class, book),
                  schedule.stepping(StateMachines.class, service),
                  InstantSource.fixed(NOW),
                  patience())
              .collect();
    }

    private static RetryPolicy patience() {
      return new RetryPolicy(2, attempt -> Duration.ZERO, time -> {});
    }

    /** Asserts that every start that was not refused runs on an existing machine with a lease. */
    void isInOrder(int starts) {
      assertThat(service.killed).isZero();
      assertThat(service.running).isEqualTo(starts - refused);
      if (service.running > 0) {
        assertThat(service.exists()).isTrue();
        assertThat(book.all())
            .singleElement()
            .satisfies(machine -> {
              assertThat(machine.markedAt()).isNull();
              assertThat(machine.usedUntil()).isAfter(NOW.plus(KEPT));
            });
      }
    }
  }

  /** Runs every interleaving and returns the final states. */
  private static List<World> explore(
      Supplier<World> begin, InterleavingScheduler schedule, int starts, int collectors)
      throws InterruptedException {
    List<World> ends = new ArrayList<>();
    do {
      World world = begin.get();
      List<Runnable> actors = new ArrayList<>();
      for (int i = 0; i < starts; i++) {
        actors.add(world::start);
      }
      for (int i = 0; i < collectors; i++) {
        actors.add(world::collect);
      }
      schedule.run(actors);
      world.isInOrder(starts);
      ends.add(world);
    } while (ends.size() < MAX_ORDERS && schedule.next());
    return ends;
  }

  @Test
  void aMachineThatWasUnusedIsUsedAgainWhileItIsCollected() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.active()).used(LONG_AGO), schedule, 1, 1);

    assertThat(ends).hasSizeGreaterThan(20).anyMatch(w -> w.refused > 0);
    assertThat(ends).anyMatch(w -> w.refused == 0);
  }

  @Test
  void twoCollectorsAndOneStart() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.active()).used(LONG_AGO), schedule, 1, 2);

    assertThat(ends).hasSizeGreaterThan(100);
  }

  @Test
  void twoStartsAndOneCollector() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.active()).used(LONG_AGO), schedule, 2, 1);

    assertThat(ends).hasSizeGreaterThan(100);
  }

  @Test
  void aCollectorThatDiedHalfWayKeepsNobodyFromStarting() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    Instant died = NOW.minus(LeasedStateMachines.MAX_FUNCTION_DURATION).minusSeconds(1);
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.beingDeleted()).used(LONG_AGO).marked(died),
            schedule,
            1,
            1);

    assertThat(ends).anyMatch(w -> w.refused == 0);
  }

  @Test
  void whatACollectorLeftHalfDoneIsDoneByTheNext() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    Instant died = NOW.minus(LeasedStateMachines.MAX_FUNCTION_DURATION).minusSeconds(1);
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.beingDeleted()).used(LONG_AGO).marked(died),
            schedule,
            0,
            1);

    assertThat(ends).allSatisfy(w -> assertThat(w.book.all()).isEmpty());
  }

  @Test
  void aMachineInUseIsLeftAlone() throws InterruptedException {
    var schedule = new InterleavingScheduler();
    List<World> ends =
        explore(
            () -> new World(schedule, FakeStateMachine.active()).used(NOW.plusSeconds(1)),
            schedule,
            0,
            1);

    assertThat(ends).allSatisfy(w -> assertThat(w.service.exists()).isTrue());
  }

  @Test
  void whoKnowsThatAMachineIsKeptDoesNotSaySoAgain() {
    MemoryMachines book = new MemoryMachines();
    List<String> said = new ArrayList<>();
    StateMachineLeaseStore listening =
        new StateMachineLeaseStore() {
          @Override
          public boolean use(String name, Instant until, Instant abandoned) {
            said.add(name);
            return book.use(name, until, abandoned);
          }

          @Override
          public List<Machine> all() {
            return book.all();
          }

          @Override
          public boolean mark(Machine machine, Instant now) {
            return book.mark(machine, now);
          }

          @Override
          public void forget(String name, Instant markedAt) {
            book.forget(name, markedAt);
          }
        };
    Instant[] now = {NOW};
    var machines =
        new LeasedStateMachines(
            FakeStateMachine.active(),
            listening,
            () -> now[0],
            KEPT,
            new RetryPolicy(1, attempt -> Duration.ZERO, time -> {}));
    machines.start(JOB, new ExecutionRequest("one", "{}", Map.of()));
    machines.start(JOB, new ExecutionRequest("two", "{}", Map.of()));
    now[0] = NOW.plus(KEPT.dividedBy(3));
    machines.start(JOB, new ExecutionRequest("three", "{}", Map.of()));
    assertThat(said).hasSize(1);

    now[0] = NOW.plus(KEPT.dividedBy(3).multipliedBy(2));
    machines.start(JOB, new ExecutionRequest("four", "{}", Map.of()));
    assertThat(said).hasSize(2);
  }
}
