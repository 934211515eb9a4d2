package dev.exesys.local.lambda;

import tools.jackson.databind.node.ObjectNode;

/** Receives the records that Lambda sends to a function's on-failure destination. */
@FunctionalInterface
public interface FailedEventListener {

  /**
   * Called after the last attempt of an event has failed.
   *
   * @param functionArn of the function
   * @param record the invocation record, in Lambda's format
   */
  void failed(String functionArn, ObjectNode record);
}
