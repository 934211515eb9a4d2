package dev.exesys.system.e2e;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.system.e2e.KillingProxy.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order whose worker is killed, by whom and when. */
record Victim(String num, When when, ExecutionTarget target) {

  /** Every step of a worker's work, as it goes. */
  private static final List<When> MOMENTS =
      List.of(
          When.at("before it looks", new Moment("GetItem", 1, false), Chance.IF_TRIED_AGAIN),
          When.at("before its claim", new Moment("UpdateItem", 1, false), Chance.IF_TRIED_AGAIN),
          When.at("after its claim", new Moment("UpdateItem", 1, true), Chance.NONE),
          When.at("before it says that it runs", new Moment("PutItem", 1, false), Chance.NONE),
          When.at("before it unpacks", new Moment("/internal/sources/", 1, false), Chance.NONE),
          When.byCommand("in a command", 1),
          When.byCommand("between commands", 2),
          When.at("before its report", new Moment("UpdateItem", 2, false), Chance.NONE),
          When.at("after its report", new Moment("UpdateItem", 2, true), Chance.SURE),
          When.at("before the state hears", new Moment("SendTaskSuccess", 1, false), Chance.SURE),
          When.at("after the state heard", new Moment("SendTaskSuccess", 1, true), Chance.SURE));

  /**
   * A moment.
   *
   * @param request at which the worker is killed; empty if a command does it
   * @param command which one does it, from 1; 0 if none does
   */
  record When(String name, Optional<Moment> request, int command, Chance chance) {
    private static When at(String name, Moment request, Chance chance) {
      return new When(name, Optional.of(request), 0, chance);
    }

    private static When byCommand(String name, int command) {
      return new When(name, Optional.empty(), command, Chance.NONE);
    }
  }

  /** Whether the order succeeds for all that; Lambda alone tries again what failed. */
  enum Chance {
    NONE,
    IF_TRIED_AGAIN,
    SURE
  }

  /** Every moment on every target. */
  static List<Victim> all() {
    List<Victim> victims = new ArrayList<>();
    for (When when : MOMENTS) {
      for (ExecutionTarget target : ExecutionTarget.values()) {
        victims.add(new Victim("%04d".formatted(victims.size() + 1), when, target));
      }
    }
    return victims;
  }

  /** A death of each kind: before a claim, with commands, and with a report that nobody heard. */
  static List<Victim> few() {
    return List.of(
        new Victim("0001", when("before its claim"), ExecutionTarget.CODEBUILD),
        new Victim("0002", when("before it looks"), ExecutionTarget.LAMBDA),
        new Victim("0003", when("in a command"), ExecutionTarget.LAMBDA),
        new Victim("0004", when("after its report"), ExecutionTarget.SSM),
        new Victim("0005", when("in a command"), ExecutionTarget.SSM));
  }

  private static When when(String name) {
    return MOMENTS.stream().filter(when -> when.name().equals(name)).findFirst().orElseThrow();
  }

  String name() {
    return when.name() + " on " + target.wire();
  }

  /** What the order runs: a command of its own, and what kills the worker where that does it. */
  List<String> commands(String own, String killing) {
    return switch (when.command()) {
      case 0 -> List.of(own);
      case 1 -> List.of(own + "; " + killing);
      default -> List.of(own, killing);
    };
  }

  boolean survives() {
    return switch (when.chance()) {
      case NONE -> false;
      case IF_TRIED_AGAIN -> target == ExecutionTarget.LAMBDA;
      case SURE -> true;
    };
  }
}
