package dev.exesys.local.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Handles one operation of a service, for example {@code GetItem}. */
@FunctionalInterface
public interface Operation {

  /**
   * Handles a request and returns the response body. It returns only after its changes are durable.
   *
   * @throws ServiceException if the service rejects the request
   */
  ObjectNode run(RequestReader request);
}
