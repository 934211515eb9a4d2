package dev.exesys.system.e2e;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.system.e2e.KillingProxy.Moment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order whose worker is killed, and at which step. */
record KilledWorker(String num, When when, ExecutionTarget target) {

  /** The steps of a worker's work, in order. */
  private static final List<When> MOMENTS =
      List.of(
          When.at("before it has a session", new Moment("exesys-report", 1, false), false),
          When.at("before it reads the run", new Moment("GetItem", 1, false), false),
          When.at("before the claim", new Moment("UpdateItem", 1, false), false),
          When.at("after the claim", new Moment("UpdateItem", 1, true), false),
          When.at("before the running event", new Moment("PutItem", 1, false), false),
          When.at(
              "before it downloads the source archive",
              new Moment("/internal/sources/", 1, false),
              false),
          When.byCommand("in a command", 1),
          When.byCommand("between commands", 2),
          When.at("before the report", new Moment("exesys-report", 2, false), false),
          When.at("after the report", new Moment("exesys-report", 2, true), true));

  /** The targets whose workers the engine starts. */
  private static final Set<ExecutionTarget> STARTED =
      EnumSet.complementOf(EnumSet.of(ExecutionTarget.ACTIVITY));

  /**
   * A step at which the worker is killed.
   *
   * @param request the request at which it is killed; empty if a command kills it
   * @param command the command that kills it, from 1; 0 if none does
   * @param survives whether the order succeeds nevertheless
   */
  record When(String name, Optional<Moment> request, int command, boolean survives) {
    private static When at(String name, Moment request, boolean survives) {
      return new When(name, Optional.of(request), 0, survives);
    }

    private static When byCommand(String name, int command) {
      return new When(name, Optional.empty(), command, false);
    }
  }

  /** Returns every step on every target. */
  static List<KilledWorker> all() {
    List<KilledWorker> workers = new ArrayList<>();
    for (When when : MOMENTS) {
      for (ExecutionTarget target : STARTED) {
        workers.add(new KilledWorker("%04d".formatted(workers.size() + 1), when, target));
      }
    }
    return workers;
  }

  /** Returns one step of each kind: before the claim, during a command, and with a lost report. */
  static List<KilledWorker> few() {
    return List.of(
        new KilledWorker("0001", when("before the claim"), ExecutionTarget.CODEBUILD),
        new KilledWorker("0002", when("before it reads the run"), ExecutionTarget.LAMBDA),
        new KilledWorker("0003", when("in a command"), ExecutionTarget.LAMBDA),
        new KilledWorker("0004", when("after the report"), ExecutionTarget.SSM),
        new KilledWorker("0005", when("in a command"), ExecutionTarget.SSM));
  }

  private static When when(String name) {
    return MOMENTS.stream().filter(when -> when.name().equals(name)).findFirst().orElseThrow();
  }

  String name() {
    return when.name() + " on " + target.wire();
  }

  /** Returns the order's commands, which include the one that kills the worker. */
  List<String> commands(String own, String killing) {
    return switch (when.command()) {
      case 0 -> List.of(own);
      case 1 -> List.of(own + "; " + killing);
      default -> List.of(own, killing);
    };
  }

  /** Returns whether the order succeeds nevertheless, because its report has arrived. */
  boolean survives() {
    return when.survives();
  }
}
