package dev.exesys.deployment;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.engine.notify.Notification;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the rules of the local bus, which are those of the Terraform module. */
final class StackRules {
  private StackRules() {}

  /** Returns the rules; those of the function that reports to GitHub only if it is switched on. */
  static List<EventRule> of(Map<String, String> environment) {
    List<EventRule> rules = new ArrayList<>();
    for (String type :
        List.of(
            EventBus.EXECUTION_STATUS,
            EventBus.BUILD_STATE,
            EventBus.COMMAND_STATUS,
            EventBus.INVOCATION_FAILED)) {
      rules.add(new EventRule(type, EngineFunctions.FINALIZER));
    }
    if (!environment.getOrDefault(EngineVariables.GITHUB_API_URL, "").isBlank()) {
      for (Notification.Type type : Notification.Type.values()) {
        rules.add(new EventRule(type.detailType(), EngineFunctions.GITHUB));
      }
    }
    return List.copyOf(rules);
  }
}
