package dev.exesys.engine.workers.aws;

import dev.exesys.engine.workers.WorkerStartException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/**
 * Resolves an order's targets to instances. Tags are resolved when the order is dispatched and not
 * by Run Command, because the engine must know which instances are to report.
 */
final class InstanceResolver {

  private static final String TAG = "tag:";

  /** The maximum number of instances of a command. */
  private static final int MAX_INSTANCES = 50;

  private final Supplier<SsmClient> client;

  InstanceResolver(Supplier<SsmClient> client) {
    this.client = client;
  }

  /**
   * Returns the named instances, and the online instances that have one of the named values of each
   * named tag.
   *
   * @throws WorkerStartException if there are none or too many
   */
  List<String> instances(List<String> targets) {
    Set<String> found = new TreeSet<>();
    Map<String, List<String>> tags = new LinkedHashMap<>();
    for (String target : targets) {
      if (target.startsWith(TAG)) {
        int equals = target.indexOf('=');
        tags.computeIfAbsent(target.substring(0, equals), key -> new ArrayList<>())
            .add(target.substring(equals + 1));
      } else {
        found.add(target);
      }
    }
    if (!tags.isEmpty()) {
      found.addAll(tagged(tags));
    }
    if (found.isEmpty() || found.size() > MAX_INSTANCES) {
      throw new WorkerStartException(
          "the order's ssm_targets "
              + targets
              + " match "
              + found.size()
              + " online instances of Systems Manager: name 1 to "
              + MAX_INSTANCES);
    }
    return List.copyOf(found);
  }

  private List<String> tagged(Map<String, List<String>> tags) {
    List<InstanceInformationStringFilter> filters =
        tags.entrySet().stream()
            .map(tag ->
                InstanceInformationStringFilter.builder()
                    .key(tag.getKey())
                    .values(tag.getValue())
                    .build())
            .toList();
    return client
        .get()
        .describeInstanceInformationPaginator(b -> b.filters(filters))
        .instanceInformationList()
        .stream()
        .filter(instance -> instance.pingStatus() == PingStatus.ONLINE)
        .map(InstanceInformation::instanceId)
        .toList();
  }
}
