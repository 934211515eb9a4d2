package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.RunItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random runs of random concurrency groups in virtual time: 150 rounds, 10,000 with {@code
 * -Dexesys.load=full}.
 */
class RandomGroupsTest {
  private static final int ROUNDS = "full".equals(System.getProperty("exesys.load")) ? 10_000 : 150;

  /** A submitted run. */
  private record Member(
      String group, boolean cancelling, ObjectNode job, JsonNode accepted, Instant at) {
    String runId() {
      return accepted.path("run_id").asString();
    }
  }

  @Test
  void runsOfAGroupTakeTurns() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      play(seed, sim -> {});
    }
  }

  /** The reconciler starts the next run if the events of executions are lost. */
  @Test
  void lostEventsDelayAGroup() {
    for (int seed = 0; seed < ROUNDS / 3; seed++) {
      play(seed, sim -> sim.machines.loseEvents());
    }
  }

  /** The submission of a run that was to start crashes: the reconciler starts it. */
  @Test
  void aCrashedStartIsRepeated() {
    Random random = new Random(1);
    SimEngine sim = new SimEngine(random);
    sim.machines.dieAtStart();
    ObjectNode job = RandomJob.of(random, false, false);
    job.put("concurrency_group", "g");
    try {
      JsonNode unused = sim.submit(job);
    } catch (StackOverflowError crash) {
      assertThat(crash).hasMessage("the function crashed");
    }
    String runId = sim.open.all().getFirst().runId();
    assertThat(run(sim, runId).progress().status()).isEqualTo(JobStatus.WAITING);
    sim.machines.recover();
    sweepForHours(sim);
    sim.time.runToEnd();
    assertThat(run(sim, runId).progress().status().finished()).isTrue();
    assertThat(sim.workers.started()).isNotEmpty();
    assertThat(sim.groups.idle()).isTrue();
  }

  private static void play(int seed, Consumer<SimEngine> setUp) {
    Random random = new Random(seed);
    SimEngine sim = new SimEngine(random);
    setUp.accept(sim);
    List<Member> members = new ArrayList<>();
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      // Distinct times, since the sequence of simultaneous submissions is not defined.
      Duration delay = Duration.ofMillis(random.nextInt(300) * 1000L + i);
      sim.time.after(delay, () -> members.add(submit(sim, random)));
    }
    sweepForHours(sim);
    sim.time.runToEnd();
    String as = "seed " + seed;
    assertThat(sim.groups.idle()).as(as).isTrue();
    assertThat(sim.open.all()).as(as).isEmpty();
    assertThat(sim.done.list("")).as(as).hasSize(count);
    for (String group : List.of("g0", "g1")) {
      List<Member> turns = members.stream().filter(m -> m.group().equals(group)).toList();
      checkCancellations(sim, turns, as);
      checkTurns(sim, turns, as);
      turns.stream()
          .filter(m -> run(sim, m.runId()).progress().cancelledAt() == null)
          .forEach(m -> checkResult(sim, m, as));
    }
  }

  private static void sweepForHours(SimEngine sim) {
    for (int minute = 1; minute < 400; minute++) {
      sim.time.after(Duration.ofMinutes(minute).plusMillis(500), sim::sweep);
    }
  }

  private static Member submit(SimEngine sim, Random random) {
    ObjectNode job = RandomJob.of(random, random.nextBoolean(), false);
    String group = "g" + random.nextInt(2);
    boolean cancelling = random.nextInt(4) == 0;
    job.put("concurrency_group", group).put("cancel_in_progress", cancelling);
    return new Member(group, cancelling, job, sim.submit(job), sim.time.instant());
  }

  /** A run is cancelled if and only if a newer run that cancels was submitted before its end. */
  private static void checkCancellations(SimEngine sim, List<Member> turns, String as) {
    for (int i = 0; i < turns.size(); i++) {
      RunItem run = run(sim, turns.get(i).runId());
      List<Instant> newer =
          turns.subList(i + 1, turns.size()).stream()
              .filter(Member::cancelling)
              .map(Member::at)
              .toList();
      Instant cancelledAt = run.progress().cancelledAt();
      if (cancelledAt == null) {
        Instant end = ended(run);
        assertThat(newer).as(as).allMatch(at -> !at.isBefore(end));
      } else {
        assertThat(cancelledAt).as(as).isEqualTo(newer.getFirst());
        assertThat(run.progress().status()).as(as).isIn(JobStatus.FAILED, JobStatus.TIMED_OUT);
        assertThat(run.progress().failureReason())
            .as(as)
            .contains("of concurrency group " + turns.get(i).group());
      }
    }
  }

  /** The commands of two runs of a group never run at the same time, and the older run is first. */
  private static void checkTurns(SimEngine sim, List<Member> turns, String as) {
    Instant free = Instant.EPOCH;
    Instant before = Instant.EPOCH;
    boolean lingering = false;
    for (Member member : turns) {
      List<SimWorkers.CommandTime> times =
          sim.workers.times().stream().filter(t -> t.runId().equals(member.runId())).toList();
      Instant from =
          times.stream()
              .map(SimWorkers.CommandTime::from)
              .min(Comparator.naturalOrder())
              .orElse(free);
      assertThat(from).as(as).isAfterOrEqualTo(free);
      RunItem run = run(sim, member.runId());
      boolean cancelled = run.progress().cancelledAt() != null;
      boolean waited = before.isAfter(member.at());
      if (!cancelled) {
        assertThat(jobEvents(sim, member).contains(EventType.WAITING)).as(as).isEqualTo(waited);
      }
      free =
          Stream.concat(Stream.of(free), times.stream().map(SimWorkers.CommandTime::until))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      lingering |= cancelled || hasLostWorker(sim, member);
      // The commands of a lost worker are presumed to run for some time.
      before = lingering ? Instant.MIN : ended(run);
      if (lingering) {
        return;
      }
    }
  }

  /** The run ends as the reference says, counted from its start. */
  private static void checkResult(SimEngine sim, Member member, String as) {
    Instant begin =
        sim.machines
            .begun(Objects.requireNonNull(run(sim, member.runId()).progress().executionArn()))
            .orElseThrow();
    RunComparison run =
        new RunComparison(sim, member.job(), member.runId(), begin, as + ": " + member.job());
    run.compare(ReferenceExecution.of(member.job(), run::started));
  }

  private static boolean hasLostWorker(SimEngine sim, Member member) {
    return sim.orders.of(member.runId()).stream()
        .anyMatch(o -> o.progress().cause() == FailureCause.WORKER_LOST);
  }

  private static List<String> jobEvents(SimEngine sim, Member member) {
    String trace = member.accepted().path("trace_id").asString();
    return sim.events.page(trace, EventType.JOB, null, 100).stream()
        .map(EventItem::eventType)
        .toList();
  }

  private static Instant ended(RunItem run) {
    return Objects.requireNonNull(run.progress().endedAt());
  }

  private static RunItem run(SimEngine sim, String runId) {
    return sim.runs.find(runId).orElseThrow();
  }
}
