package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/** The response of a DynamoDB implementation to a call. */
sealed interface ServiceAnswer {

  /** A successful response. */
  record SuccessAnswer(ObjectNode body) implements ServiceAnswer {}

  /**
   * An error.
   *
   * @param code the error code without its namespace
   * @param body the complete error in canonical form
   */
  record ErrorAnswer(String code, String message, ObjectNode body) implements ServiceAnswer {}
}
