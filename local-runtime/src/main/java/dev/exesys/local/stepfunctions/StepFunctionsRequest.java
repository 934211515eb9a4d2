package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a request; what nobody reads is refused by name. */
final class StepFunctionsRequest {
  private final String operation;
  private final ObjectNode input;
  private final Set<String> read = new HashSet<>();

  StepFunctionsRequest(String operation, ObjectNode input) {
    this.operation = operation;
    this.input = input;
  }

  String string(String name) {
    return optionalString(name).orElseThrow(() -> invalid("null", name, "Member must not be null"));
  }

  Optional<String> optionalString(String name) {
    JsonNode value = tree(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw ServiceException.badRequest("SerializationException", name + " is not a string");
    }
    return Optional.of(value.stringValue());
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = tree(name);
    return value == null ? otherwise : value.asBoolean();
  }

  /** How many results a page may have: 0 stands for the service's default of 100. */
  int pageSize() {
    JsonNode value = tree("maxResults");
    int size = value == null ? 0 : value.asInt();
    if (size > StepFunctionsPaginator.LARGEST) {
      throw invalid(
          Integer.toString(size),
          "maxResults",
          "Member must have value less than or equal to " + StepFunctionsPaginator.LARGEST);
    }
    if (size < 0) {
      throw invalid(
          Integer.toString(size),
          "maxResults",
          "Member must have value greater than or equal to 0");
    }
    return size == 0 ? StepFunctionsPaginator.DEFAULT : size;
  }

  /** A member as it is; absent and JSON null alike are {@code null}. */
  @Nullable JsonNode tree(String name) {
    read.add(name);
    JsonNode value = input.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** Refuses members that mean something on AWS and nothing here. */
  void refuseRest() {
    for (String name : input.propertyNames()) {
      if (!read.contains(name)) {
        throw ServiceException.unsupported("the parameter " + name + " of " + operation);
      }
    }
  }

  static ServiceException invalid(String value, String member, String constraint) {
    String shown = value.equals("null") ? value : "'" + value + "'";
    return ServiceException.badRequest(
        "ValidationException",
        "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
            .formatted(shown, member, constraint));
  }
}
