package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/** A DynamoDB implementation under comparison. */
@FunctionalInterface
interface ComparedService {
  ServiceAnswer call(String operation, ObjectNode input);
}
