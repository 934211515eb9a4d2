package dev.exesys.compiler.picture;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.MapState;
import dev.exesys.asl.NextStates;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A level of a state machine as nested boxes, as the Step Functions console shows it.
 *
 * @param boxes the states, in the order of the definition
 * @param links the transitions between them
 */
record MachineBoxes(List<Box> boxes, List<Link> links) {

  /** The visual style of a box. */
  enum Look {
    ORDER,
    WAIT,
    CHOICE,
    STEP
  }

  /**
   * One state.
   *
   * @param id unique in the state machine
   * @param critical whether the state runs an order of the critical path
   * @param inside the levels of its branches; usually empty
   */
  record Box(int id, String name, Look look, boolean critical, List<MachineBoxes> inside) {}

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
      branch.states().sequencedKeySet().forEach(name -> numbers.put(name, ids++));
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

    private Box box(int id, String name, State state) {
      List<MachineBoxes> inside =
          switch (state) {
            case Parallel parallel -> parallel.branches().stream().map(this::level).toList();
            case MapState map -> List.of(level(map.itemProcessor()));
            default -> List.of();
          };
      JsonNode parameters = state instanceof Task task ? task.io().parameters() : null;
      JsonNode payload = parameters == null ? null : parameters.get("Payload");
      String action = payload == null ? "" : payload.path("action").asString("");
      String order = payload == null ? "" : payload.path("order_name").asString("");
      boolean runs = action.equals("run");
      return new Box(id, name, look(state, action), runs && critical.contains(order), inside);
    }

    private static Look look(State state, String action) {
      return switch (action) {
        case "run" -> Look.ORDER;
        case "wait", "acquire" -> Look.WAIT;
        default -> state instanceof Choice ? Look.CHOICE : Look.STEP;
      };
    }
  }
}
