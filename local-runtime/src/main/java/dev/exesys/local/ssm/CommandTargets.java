package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Resolves the targets of a command to instances. */
final class CommandTargets {
  /** The id of the instance that every tag selects. */
  static final String BY_TAG = "i-00000000000000001";

  private static final Pattern INSTANCE = Pattern.compile("(i|mi)-(\\w{8}|\\w{17})");
  private static final int MAX_INSTANCES = 50;

  private CommandTargets() {}

  /**
   * Returns the selected instance ids without duplicates.
   *
   * @throws ServiceException {@code InvalidInstanceId} if an id is malformed or the number of
   *     instances is not allowed, {@code InvalidTarget} if a target is neither a tag nor a list of
   *     ids
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
        throw ServiceException.badRequest("InvalidInstanceId", "Invalid instance id: " + instance);
      }
    }
    if (instances.isEmpty() || instances.size() > MAX_INSTANCES) {
      throw ServiceException.badRequest(
          "InvalidInstanceId", "A command needs 1 to " + MAX_INSTANCES + " instances");
    }
    return List.copyOf(instances);
  }
}
