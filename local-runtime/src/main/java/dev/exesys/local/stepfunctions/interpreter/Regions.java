package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.history.EventType;
import java.util.ArrayDeque;
import java.util.Deque;

/** How the strands of Parallel and Map states start, end and are aborted. */
final class Regions {
  private final Run run;

  Regions(Run run) {
    this.run = run;
  }

  /** Starts one more strand. */
  Strand start(Region region, Branch level) {
    Strand strand = new Strand(level, region, region.strands.size(), region.startedEvent);
    region.strands.add(strand);
    return strand;
  }

  /** A strand has come to its end. */
  void complete(Region region, Strand strand, Payload output) {
    Visit visit = region.visit;
    if (visit.activity != region) {
      return;
    }
    if (visit.state instanceof MapState) {
      run.event(strand, EventType.MAP_ITERATION_SUCCEEDED, Details.iteration(strand));
    }
    if (region.complete(strand, output.node())) {
      visit.strand.lastEvent = strand.lastEvent;
      succeed(region, visit);
    } else if (visit.state instanceof MapState map && region.strands.size() < region.size()) {
      run.transitions.guarded(visit, () -> MapBehaviour.startNext(run, map, region));
    }
  }

  /** All strands are done, or there was none. */
  void succeed(Region region, Visit visit) {
    boolean map = visit.state instanceof MapState;
    run.event(
        visit.strand,
        map ? EventType.MAP_STATE_SUCCEEDED : EventType.PARALLEL_STATE_SUCCEEDED,
        null);
    run.transitions.guarded(
        visit, () -> run.transitions.finish(visit, Payload.of(region.results()), then(visit)));
  }

  private static Transition then(Visit visit) {
    return switch (visit.state) {
      case Parallel parallel -> parallel.then();
      case MapState map -> map.then();
      default -> throw new IllegalStateException("not a state with strands: " + visit.name);
    };
  }

  /**
   * Aborts what still runs in a region because one strand failed. Nested regions are walked with a
   * list of their own.
   */
  void abort(Region failed, Strand culprit) {
    long because = culprit.lastEvent;
    Deque<Region> open = new ArrayDeque<>();
    open.push(failed);
    while (!open.isEmpty()) {
      Region region = open.pop();
      for (Strand strand : region.strands) {
        Visit visit = strand.visit;
        if (visit != null) {
          abort(strand, visit, strand == culprit, because);
          if (visit.activity instanceof Region inner) {
            open.push(inner);
          }
          visit.activity = null;
        }
      }
    }
  }

  private void abort(Strand strand, Visit visit, boolean culprit, long because) {
    if (strand.region != null && strand.region.visit.state instanceof MapState) {
      EventType type = culprit ? EventType.MAP_ITERATION_FAILED : EventType.MAP_ITERATION_ABORTED;
      run.history.add(type, because, run.now(), Details.iteration(strand));
    }
    // A Parallel that failed has said so already; a task that failed has not left its state.
    if (!(culprit && Events.failed(visit.state).isPresent())) {
      Events.aborted(visit.state)
          .ifPresent(type -> run.history.add(type, because, run.now(), null));
    }
    switch (visit.activity) {
      case Activity.Delay delay -> run.timers.cancel(delay.timer());
      case TaskRun task -> run.tasks.abort(task);
      case null, default -> {}
    }
    strand.visit = null;
  }
}
