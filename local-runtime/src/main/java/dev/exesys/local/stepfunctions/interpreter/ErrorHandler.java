package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Retrier;
import dev.exesys.asl.State;
import dev.exesys.asl.StateType;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What happens to an error: a retry, a catch, or on to what is around the state. */
final class ErrorHandler {
  /** ErrorHandler whose cause says in which state they came up. */
  private static final Set<String> LOCATED =
      Set.of(
          ErrorNames.RUNTIME,
          ErrorNames.PARAMETER_PATH_FAILURE,
          ErrorNames.RESULT_PATH_MATCH_FAILURE,
          ErrorNames.INTRINSIC_FAILURE);

  /** A year and a day, in seconds: the service's limit for any delay. */
  private static final double LONGEST_DELAY = 31_622_400;

  private final ExecutionState run;

  ErrorHandler(ExecutionState run) {
    this.run = run;
  }

  /** An error that came up while a state was evaluated, with the state named in its cause. */
  StateFailure located(StateVisit visit, StateError e) {
    if (e.error() == null || !LOCATED.contains(e.error())) {
      return StateFailure.of(e);
    }
    // Where nothing can be caught, the service does not tell a missing parameter from the rest.
    boolean catchable = canCatch(visit.state.type());
    String name =
        e.error().equals(ErrorNames.PARAMETER_PATH_FAILURE) && !catchable
            ? ErrorNames.RUNTIME
            : e.error();
    return new StateFailure(
        name,
        "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
            .formatted(visit.name, visit.enteredEvent, e.reason()),
        null);
  }

  /** A state has failed; its last event is already written. */
  void raise(StateVisit visit, StateFailure failure) {
    visit.activity = null;
    ErrorHandling onError = onError(visit.state);
    if (retries(visit, onError.retriers(), failure)) {
      return;
    }
    StateEventTypes.failed(visit.state).ifPresent(type -> run.event(visit.strand, type, null));
    for (Catcher catcher : onError.catchers()) {
      if (failure.matches(catcher.errorEquals())) {
        run.later(() -> goOn(visit, catcher, failure));
        return;
      }
    }
    run.later(() -> escalate(visit.strand, failure));
  }

  private boolean retries(StateVisit visit, List<Retrier> retriers, StateFailure failure) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (failure.matches(retrier.errorEquals())) {
        int used = visit.retries.merge(i, 1, Integer::sum) - 1;
        if (used < retrier.maxAttempts()) {
          retry(visit, delay(retrier, used));
          return true;
        }
        return false;
      }
    }
    return false;
  }

  private void retry(StateVisit visit, Duration delay) {
    visit.retryCount++;
    long timer =
        run.timers.set(
            run.now().plus(delay),
            () -> {
              visit.activity = null;
              run.transitions.evaluate(visit);
            });
    visit.activity = new PendingWork.Delay(timer);
  }

  private Duration delay(Retrier retrier, int used) {
    double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), used);
    Long most = retrier.maxDelaySeconds();
    double limited = Math.min(seconds, most == null ? LONGEST_DELAY : most);
    double drawn = retrier.fullJitter() ? limited * run.random.nextDouble() : limited;
    return Duration.ofMillis(Math.round(drawn * 1000));
  }

  private void goOn(StateVisit visit, Catcher catcher, StateFailure failure) {
    if (visit.strand.visit != visit) {
      return;
    }
    Payload caught =
        Payload.of(AslJson.object().put("Error", failure.error()).put("Cause", failure.cause()));
    try {
      Payload output = run.data.place(visit, caught, catcher.resultPath());
      run.transitions.leave(visit, output, Transition.to(catcher.next()));
    } catch (StateError e) {
      // The catcher itself does not fit the input: there is nobody left to ask.
      run.later(() -> escalate(visit.strand, located(visit, e)));
    }
  }

  /** An error leaves a strand: its siblings are aborted, and the state around it fails. */
  private void escalate(BranchExecution strand, StateFailure failure) {
    ParallelScope region = strand.region;
    if (region == null) {
      run.fail(strand.lastEvent, failure);
      return;
    }
    if (region.visit.activity != region) {
      return;
    }
    run.regions.abort(region, strand);
    region.visit.strand.lastEvent = strand.lastEvent;
    raise(region.visit, failure.ofBranch());
  }

  private static ErrorHandling onError(State state) {
    return switch (state) {
      case Task task -> task.onError();
      case Parallel parallel -> parallel.onError();
      case MapState map -> map.onError();
      default -> ErrorHandling.NONE;
    };
  }

  private static boolean canCatch(StateType type) {
    return type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP;
  }
}
