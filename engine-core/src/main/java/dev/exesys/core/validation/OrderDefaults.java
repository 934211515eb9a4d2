package dev.exesys.core.validation;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies the fields of {@code defaults} to orders that do not set them. A field that is null is
 * not set. The variables of {@code env_vars} are merged.
 */
record OrderDefaults(JsonNode fields) {
  private static final String MERGED = "env_vars";

  static OrderDefaults of(JsonNode job) {
    return new OrderDefaults(job.path("defaults"));
  }

  boolean isEmpty() {
    return !fields.isObject() || fields.isEmpty();
  }

  /** Returns the fields of an order with the defaults. */
  FieldsView applyTo(JsonNode order, String pointer) {
    if (isEmpty()) {
      return new FieldsView(pointer, order);
    }
    ObjectNode merged = (ObjectNode) order.deepCopy();
    Set<String> inherited = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      if (!merged.hasNonNull(name)) {
        merged.set(name, field.getValue());
        inherited.add(name);
      } else if (name.equals(MERGED)
          && field.getValue().isObject()
          && merged.path(MERGED) instanceof ObjectNode own) {
        ObjectNode all = ((ObjectNode) field.getValue()).deepCopy();
        all.setAll(own);
        merged.set(MERGED, all);
      }
    }
    return new FieldsView(pointer, merged, inherited);
  }

  /** Returns the job with the defaults in every order, for the schema. */
  JsonNode applyToAll(JsonNode job) {
    if (isEmpty() || !job.path("orders").isArray()) {
      return job;
    }
    ObjectNode copy = ((ObjectNode) job).deepCopy();
    copy.putArray("orders");
    for (JsonNode order : job.path("orders")) {
      copy.withArray("orders").add(order.isObject() ? applyTo(order, "").node() : order);
    }
    return copy;
  }
}
