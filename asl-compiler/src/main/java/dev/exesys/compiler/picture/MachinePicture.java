package dev.exesys.compiler.picture;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.Flow;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A state machine as a Mermaid flowchart, the way the console shows it: branches in boxes. */
public final class MachinePicture {
  private final StringBuilder text = new StringBuilder("flowchart TD\n");
  private int ids;

  private MachinePicture() {}

  public static String mermaid(StateMachine machine) {
    MachinePicture picture = new MachinePicture();
    picture.level(machine.top(), "  ");
    return picture.text.toString();
  }

  private void level(Branch branch, String indent) {
    Map<String, String> names = new HashMap<>();
    branch.states().sequencedKeySet().forEach(name -> names.put(name, "s" + ids++));
    for (Map.Entry<String, State> entry : branch.states().entrySet()) {
      state(entry.getKey(), entry.getValue(), names.getOrDefault(entry.getKey(), ""), indent);
    }
    for (Map.Entry<String, State> entry : branch.states().entrySet()) {
      for (String next : Flow.next(entry.getValue())) {
        text.append(indent).append(names.get(entry.getKey())).append(" --> ");
        text.append(names.get(next)).append('\n');
      }
    }
  }

  private void state(String name, State state, String id, String indent) {
    List<Branch> inner =
        switch (state) {
          case Parallel parallel -> parallel.branches();
          case MapState map -> List.of(map.itemProcessor());
          default -> List.of();
        };
    if (inner.isEmpty()) {
      text.append(indent).append(id).append(shape(state, Text.xml(name))).append('\n');
      return;
    }
    text.append(indent).append("subgraph ").append(id);
    text.append("[\"").append(Text.xml(name)).append("\"]\n");
    inner.forEach(branch -> level(branch, indent + "  "));
    text.append(indent).append("end\n");
  }

  private static String shape(State state, String name) {
    return switch (state) {
      case Choice choice -> "{\"" + name + "\"}";
      case Task task when task.waitsForToken() -> "([\"" + name + "\"])";
      default -> "[\"" + name + "\"]";
    };
  }
}
