package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/**
 * A call to both sides.
 *
 * @param kind what it is for; failures and counts are told by it
 */
record Call(String kind, String operation, ObjectNode input) {
  @Override
  public String toString() {
    return kind + ": " + operation + " " + input;
  }
}
