package dev.exesys.local.gateway;

import dev.exesys.local.protocol.ServiceException;

/** Decides about each request with a valid signature before its endpoint serves it. */
@FunctionalInterface
public interface RequestGate {
  /** Admits every request at once. */
  RequestGate OPEN = request -> {};

  /**
   * Admits a request. May block to delay it.
   *
   * @throws ServiceException to refuse the request
   */
  void admit(VerifiedRequest request);
}
