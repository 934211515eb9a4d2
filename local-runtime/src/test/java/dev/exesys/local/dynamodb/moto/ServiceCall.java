package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/**
 * A call that is sent to both implementations.
 *
 * @param kind the purpose of the call, by which reports group results
 */
record ServiceCall(String kind, String operation, ObjectNode input) {
  @Override
  public String toString() {
    return kind + ": " + operation + " " + input;
  }
}
