package dev.exesys.core.validation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code ssm_targets}: a list of instance ids, or an object with {@code instance_ids} or
 * {@code tags}.
 */
final class SsmTargetsReader {

  private static final String TAG = "tag:";

  private SsmTargetsReader() {}

  /**
   * One target.
   *
   * @param value an instance id, or a tag as {@code tag:KEY=VALUE}
   */
  record Target(String pointer, String value) {}

  static List<Target> of(FieldsView order) {
    JsonNode node = order.node().path("ssm_targets");
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isObject()) {
      return ids(order.texts("ssm_targets"));
    }
    FieldsView targets = new FieldsView(order.at("ssm_targets"), node);
    List<Target> found = new ArrayList<>(ids(targets.texts("instance_ids")));
    FieldsView tags = new FieldsView(targets.at("tags"), node.path("tags"));
    for (String name : tags.node().propertyNames()) {
      tags.text(name).ifPresent(value -> found.add(new Target(tags.at(name), tag(name, value))));
      tags.texts(name).forEach(e -> found.add(new Target(e.pointer(), tag(name, e.value()))));
    }
    return found;
  }

  private static List<Target> ids(List<FieldsView.Element> texts) {
    return texts.stream().map(e -> new Target(e.pointer(), e.value())).toList();
  }

  static boolean isTag(String target) {
    return target.startsWith(TAG);
  }

  private static String tag(String name, String value) {
    return TAG + name + "=" + value;
  }
}
