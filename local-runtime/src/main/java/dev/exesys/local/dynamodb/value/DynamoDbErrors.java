package dev.exesys.local.dynamodb.value;

import dev.exesys.local.protocol.ServiceException;

/** The errors that every part of the service raises. */
public final class DynamoDbErrors {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private DynamoDbErrors() {}

  /** A {@code ValidationException}. */
  public static ServiceException validation(String message) {
    return ServiceException.badRequest("ValidationException", message);
  }

  /** A {@code ValidationException} that starts as those about a parameter's value do. */
  public static ServiceException invalidValue(String message) {
    return validation(INVALID + message);
  }

  /** JSON of the wrong type. */
  public static ServiceException serialization(String message) {
    return ServiceException.badRequest("SerializationException", message);
  }

  /** The table that an item operation names does not exist. */
  public static ServiceException noSuchTable() {
    return ServiceException.badRequest("ResourceNotFoundException", "Requested resource not found");
  }
}
