package dev.exesys.local.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A service's operations by name. */
public final class Operations {
  private final Map<String, Function<RequestReader, ObjectNode>> operations = new LinkedHashMap<>();

  /** Adds an operation. */
  public Operations with(String name, Function<RequestReader, ObjectNode> operation) {
    operations.put(name, operation);
    return this;
  }

  /** Adds all operations of another set. */
  public Operations with(Operations others) {
    operations.putAll(others.operations);
    return this;
  }

  /**
   * Carries out an operation.
   *
   * @throws ServiceException naming the operation, if it is not here
   */
  public ObjectNode call(String name, ObjectNode input) {
    Function<RequestReader, ObjectNode> operation = operations.get(name);
    if (operation == null) {
      throw ServiceException.badRequest(
          "UnknownOperationException",
          "The operation " + name + " is not supported by the local stack");
    }
    return operation.apply(new RequestReader(input));
  }
}
