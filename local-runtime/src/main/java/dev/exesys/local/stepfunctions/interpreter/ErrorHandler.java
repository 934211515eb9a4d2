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

/**
 * Handles the errors of states: retries the state, continues at a catcher, or fails the enclosing
 * scope.
 */
final class ErrorHandler {
  /** The errors whose cause names the state. */
  private static final Set<String> WITH_LOCATION =
      Set.of(
          ErrorNames.RUNTIME,
          ErrorNames.PARAMETER_PATH_FAILURE,
          ErrorNames.RESULT_PATH_MATCH_FAILURE,
          ErrorNames.INTRINSIC_FAILURE);

  /** The service's limit for the delay of a retry: 366 days. */
  private static final double MAX_DELAY_SECONDS = 31_622_400;

  private final ExecutionState execution;

  ErrorHandler(ExecutionState execution) {
    this.execution = execution;
  }

  /**
   * Returns the failure of an error that occurred during a state's evaluation; its cause names the
   * state.
   */
  StateFailure withLocation(StateVisit visit, StateError e) {
    if (e.error() == null || !WITH_LOCATION.contains(e.error())) {
      return StateFailure.of(e);
    }
    // For states that cannot catch errors, the service reports a missing parameter as
    // States.Runtime.
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

  /** Handles the failure of a state whose last event is already written. */
  void raise(StateVisit visit, StateFailure failure) {
    visit.pending = null;
    ErrorHandling onError = onError(visit.state);
    if (retries(visit, onError.retriers(), failure)) {
      return;
    }
    StateEventTypes.failed(visit.state)
        .ifPresent(type -> execution.event(visit.branch, type, null));
    for (Catcher catcher : onError.catchers()) {
      if (failure.matches(catcher.errorEquals())) {
        execution.enqueue(() -> catchFailure(visit, catcher, failure));
        return;
      }
    }
    execution.enqueue(() -> propagate(visit.branch, failure));
  }

  private boolean retries(StateVisit visit, List<Retrier> retriers, StateFailure failure) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (failure.matches(retrier.errorEquals())) {
        int earlier = visit.retries.merge(i, 1, Integer::sum) - 1;
        if (earlier < retrier.maxAttempts()) {
          scheduleRetry(visit, delay(retrier, earlier));
          return true;
        }
        return false;
      }
    }
    return false;
  }

  private void scheduleRetry(StateVisit visit, Duration delay) {
    visit.retryCount++;
    visit.scope = null;
    long timer =
        execution.timers.set(
            execution.now().plus(delay),
            () -> {
              visit.pending = null;
              execution.transitions.evaluate(visit);
            });
    visit.pending = new PendingWork.Delay(timer);
  }

  private Duration delay(Retrier retrier, int earlier) {
    double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), earlier);
    Long maximum = retrier.maxDelaySeconds();
    double limited = Math.min(seconds, maximum == null ? MAX_DELAY_SECONDS : maximum);
    double jittered = retrier.fullJitter() ? limited * execution.random.nextDouble() : limited;
    return Duration.ofMillis(Math.round(jittered * 1000));
  }

  private void catchFailure(StateVisit visit, Catcher catcher, StateFailure failure) {
    if (visit.branch.visit != visit) {
      return;
    }
    Payload caught =
        Payload.of(AslJson.object().put("Error", failure.error()).put("Cause", failure.cause()));
    try {
      Payload output = execution.data.insert(visit, caught, catcher.resultPath());
      execution.transitions.leave(visit, output, Transition.to(catcher.next()));
    } catch (StateError e) {
      // The catcher's ResultPath does not fit the input, so the error leaves the state.
      execution.enqueue(() -> propagate(visit.branch, withLocation(visit, e)));
    }
  }

  /**
   * Fails the state around a branch and aborts the sibling branches; fails the execution if there
   * is no such state.
   */
  private void propagate(BranchExecution branch, StateFailure failure) {
    ParallelScope parallelScope = branch.parallelScope;
    if (parallelScope == null) {
      execution.fail(branch.lastEvent, failure);
      return;
    }
    if (parallelScope.visit.pending != parallelScope) {
      return;
    }
    execution.parallelScopes.abort(parallelScope, branch);
    parallelScope.visit.branch.lastEvent = branch.lastEvent;
    raise(parallelScope.visit, failure.ofBranch());
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
