package dev.exesys.compiler.picture;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.MapState;
import dev.exesys.asl.NextStates;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A level of a state machine as nested boxes, as the Step Functions console shows it, without the
 * states that only catchers lead to.
 *
 * @param boxes the states, in the order of the definition
 * @param links the transitions between them
 */
record MachineBoxes(List<Box> boxes, List<Link> links) {

  /** The visual style of a box. */
  enum Look {
    /** Runs an order. */
    ORDER,
    /** Runs an order on a pool of workers. */
    ACTIVITY,
    /** Waits for a person. */
    APPROVAL,
    /** Waits for other orders or for a queue. */
    WAIT,
    /** Runs another state machine. */
    CHILD,
    CHOICE,
    STEP
  }

  /**
   * One state.
   *
   * @param id unique in the state machine
   * @param detail what distinguishes the state; empty if nothing
   * @param critical whether the state runs an order of the critical path
   * @param inside the levels of its branches; usually empty
   */
  record Box(
      int id, String name, String detail, Look look, boolean critical, List<MachineBoxes> inside) {}

  /** A transition between two boxes of the level. */
  record Link(int from, int to) {}

  static MachineBoxes of(StateMachine machine, Set<String> critical) {
    return new Builder(critical).level(machine.top());
  }

  private static final class Builder {
    private final Set<String> critical;
    private int ids;

    Builder(Set<String> critical) {
      this.critical = critical;
    }

    MachineBoxes level(Branch branch) {
      Map<String, Integer> numbers = new LinkedHashMap<>();
      Set<String> onPath = onPath(branch);
      branch.states().sequencedKeySet().stream()
          .filter(onPath::contains)
          .forEach(name -> numbers.put(name, ids++));
      List<Box> boxes = new ArrayList<>();
      List<Link> links = new ArrayList<>();
      numbers.forEach((name, id) -> {
        State state = branch.states().get(name);
        if (state != null) {
          boxes.add(box(id, name, state));
          for (String next : NextStates.of(state)) {
            Integer to = numbers.get(next);
            if (to != null) {
              links.add(new Link(id, to));
            }
          }
        }
      });
      return new MachineBoxes(boxes, links);
    }

    /** Returns the states that are reached without errors. */
    private static Set<String> onPath(Branch branch) {
      Set<String> reached = new HashSet<>(List.of(branch.startAt()));
      Deque<String> open = new ArrayDeque<>(reached);
      while (!open.isEmpty()) {
        State state = branch.states().get(open.pop());
        if (state != null) {
          NextStates.of(state).stream().filter(reached::add).forEach(open::push);
        }
      }
      return reached;
    }

    private Box box(int id, String name, State state) {
      List<MachineBoxes> inside =
          switch (state) {
            case Parallel parallel -> parallel.branches().stream().map(this::level).toList();
            case MapState map -> List.of(level(map.itemProcessor()));
            default -> List.of();
          };
      TaskLook task = state instanceof Task each ? TaskLook.of(each) : TaskLook.NONE;
      Look look = state instanceof Choice ? Look.CHOICE : task.look();
      return new Box(id, name, task.detail(), look, critical.contains(task.order()), inside);
    }
  }
}
