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
 * Finds the instances that targets name. Tags are looked up when the order is dispatched and not
 * left to Run Command, since the engine must know who is to report.
 */
final class InstanceResolver {

  private static final String TAG = "tag:";

  /** What one command can be sent to. */
  private static final int MOST = 50;

  private final Supplier<SsmClient> client;

  InstanceResolver(Supplier<SsmClient> client) {
    this.client = client;
  }

  /**
   * The instances with those ids, or the online ones that have, of each tag, one of its values.
   *
   * @throws WorkerStartException if there is none, or there are too many
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
    if (found.isEmpty() || found.size() > MOST) {
      throw new WorkerStartException(
          "the order's targets "
              + targets
              + " are "
              + found.size()
              + " online instances of Systems Manager; it takes 1 to "
              + MOST);
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
