package dev.exesys.compiler.picture;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.asl.Wait;
import java.util.ArrayList;
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
      for (String next : targets(entry.getValue())) {
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

  private static List<String> targets(State state) {
    List<String> targets = new ArrayList<>();
    switch (state) {
      case Task task -> add(targets, task.then());
      case Parallel parallel -> add(targets, parallel.then());
      case MapState map -> add(targets, map.then());
      case Pass pass -> add(targets, pass.then());
      case Wait wait -> add(targets, wait.then());
      case Choice choice -> {
        choice.choices().stream().map(ChoiceRule::next).forEach(targets::add);
        if (choice.otherwise() != null) {
          targets.add(choice.otherwise());
        }
      }
      default -> {}
    }
    return targets;
  }

  private static void add(List<String> targets, Transition then) {
    if (then instanceof Transition.Next next) {
      targets.add(next.state());
    }
  }
}
