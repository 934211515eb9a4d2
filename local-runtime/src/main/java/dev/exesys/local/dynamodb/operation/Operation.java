package dev.exesys.local.dynamodb.operation;

import tools.jackson.databind.node.ObjectNode;

/** One operation of the service. */
@FunctionalInterface
public interface Operation {

  /**
   * Carries it out.
   *
   * @throws dev.exesys.local.protocol.ServiceException if it is refused
   */
  ObjectNode run(ObjectNode input);
}
