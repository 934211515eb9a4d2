package dev.exesys.compiler.lint;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import dev.exesys.asl.json.AslReader;
import dev.exesys.asl.json.AslSyntaxException;
import dev.exesys.compiler.limits.HistoryEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks any state machine definition and reports all findings. */
public final class Lint {
  private Lint() {}

  /** Returns the findings of a definition; empty if there are none. */
  public static List<LintFinding> check(String json) {
    List<LintFinding> findings = new ArrayList<>();
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > ServiceLimits.DEFINITION_BYTES) {
      findings.add(
          new LintFinding(
              LintRule.SIZE, "", "definition has %,d bytes, more than 1 MiB".formatted(bytes)));
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
    List<LintLevel> levels = LintLevel.of(machine);
    NameRules.check(levels, findings::add);
    for (LintLevel level : levels) {
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
              "an execution may record %,d history events, more than %,d"
                  .formatted(events, ServiceLimits.HISTORY_EVENTS)));
    }
  }
}
