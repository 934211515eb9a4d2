package dev.exesys.local.dynamodb.moto;

import tools.jackson.databind.node.ObjectNode;

/** What a service says to a call. */
sealed interface Answer {

  /** It did it. */
  record Done(ObjectNode body) implements Answer {}

  /**
   * It did not.
   *
   * @param code the error's name without a namespace
   * @param body the whole error, canonical
   */
  record Refused(String code, String message, ObjectNode body) implements Answer {}
}
