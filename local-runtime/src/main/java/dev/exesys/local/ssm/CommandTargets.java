package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which instances a command is for. */
final class CommandTargets {
  /** The instance that has every tag. */
  static final String BY_TAG = "i-00000000000000001";

  private static final Pattern INSTANCE = Pattern.compile("(i|mi)-(\\w{8}|\\w{17})");
  private static final int MOST = 50;

  private CommandTargets() {}

  /**
   * The instances, each once.
   *
   * @throws ServiceException {@code InvalidInstanceId} for what cannot be one, {@code
   *     InvalidTarget} for another kind of target than tags and ids
   */
  static List<String> instances(List<String> ids, Map<String, List<String>> targets) {
    Set<String> instances = new LinkedHashSet<>(ids);
    targets.forEach((key, values) -> {
      if (key.equals("InstanceIds")) {
        instances.addAll(values);
      } else if (key.startsWith("tag:")) {
        instances.add(BY_TAG);
      } else {
        throw ServiceException.badRequest(
            "InvalidTarget", "The target " + key + " is not supported by the local stack");
      }
    });
    for (String instance : instances) {
      if (!INSTANCE.matcher(instance).matches()) {
        throw ServiceException.badRequest("InvalidInstanceId", "No instance id: " + instance);
      }
    }
    if (instances.isEmpty() || instances.size() > MOST) {
      throw ServiceException.badRequest(
          "InvalidInstanceId", "A command needs 1 to " + MOST + " instances");
    }
    return List.copyOf(instances);
  }
}
