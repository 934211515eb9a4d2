package dev.exesys.local.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Dispatches the requests of a service to its operations by name. */
public final class Operations {
  private final Map<String, Operation> byName = new LinkedHashMap<>();

  /** Adds an operation. */
  public Operations with(String name, Operation operation) {
    byName.put(name, operation);
    return this;
  }

  /** Adds all operations of another set. */
  public Operations with(Operations others) {
    byName.putAll(others.byName);
    return this;
  }

  /**
   * Runs the operation with the given name.
   *
   * @throws ServiceException {@code UnknownOperationException} if no such operation was added
   */
  public ObjectNode call(String name, ObjectNode input) {
    Operation operation = byName.get(name);
    if (operation == null) {
      throw ServiceException.badRequest(
          "UnknownOperationException",
          "The operation " + name + " is not supported by the local stack");
    }
    return operation.run(RequestReader.of(name, input));
  }
}
