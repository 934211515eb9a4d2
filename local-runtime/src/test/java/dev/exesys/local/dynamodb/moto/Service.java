package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/** One of the two sides. */
@FunctionalInterface
interface Service {
  Answer call(String operation, ObjectNode input);
}
