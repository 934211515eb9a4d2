package dev.exesys.compiler.lint;

import dev.exesys.asl.AslReader;
import dev.exesys.asl.AslSyntaxException;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.limits.ServiceLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a state machine, ours or anybody's, and says everything that is wrong with it. */
public final class Lint {
  private Lint() {}

  /** What is wrong with a definition; empty if nothing is. */
  public static List<LintFinding> check(String json) {
    List<LintFinding> findings = new ArrayList<>();
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > ServiceLimits.DEFINITION_BYTES) {
      findings.add(
          new LintFinding(LintRule.SIZE, "", "%,d bytes, more than 1 MiB".formatted(bytes)));
    }
    try {
      check(AslReader.read(json), findings);
    } catch (AslSyntaxException e) {
      e.problems()
          .forEach(problem ->
              findings.add(new LintFinding(LintRule.SYNTAX, problem.pointer(), problem.message())));
    }
    return findings;
  }

  private static void check(StateMachine machine, List<LintFinding> findings) {
    List<StateLevel> levels = StateLevel.of(machine);
    NameRules.check(levels, findings::add);
    for (StateLevel level : levels) {
      ReachabilityRules.check(level, findings::add);
      for (Map.Entry<String, State> entry : level.branch().states().entrySet()) {
        String pointer = level.pointer(entry.getKey());
        PathRules.check(entry.getValue(), pointer, findings::add);
        ErrorRules.check(entry.getValue(), pointer, findings::add);
        if (entry.getValue() instanceof Task task) {
          IntegrationRules.check(task, pointer, findings::add);
        }
      }
    }
    long events = HistoryEvents.of(machine);
    if (events > ServiceLimits.HISTORY_EVENTS) {
      findings.add(
          new LintFinding(
              LintRule.EVENTS,
              "",
              "an execution may write %,d history events, more than %,d"
                  .formatted(events, ServiceLimits.HISTORY_EVENTS)));
    }
  }
}
