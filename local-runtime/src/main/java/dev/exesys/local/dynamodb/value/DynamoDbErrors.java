package dev.exesys.local.dynamodb.value;

import dev.exesys.local.protocol.ServiceException;

/** Creates the errors that all operations share. */
public final class DynamoDbErrors {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private DynamoDbErrors() {}

  /** Returns a {@code ValidationException}. */
  public static ServiceException validation(String message) {
    return ServiceException.badRequest("ValidationException", message);
  }

  /** Returns a {@code ValidationException} about the value of a parameter. */
  public static ServiceException invalidValue(String message) {
    return validation(INVALID + message);
  }

  /** Returns a {@code SerializationException}: the JSON has a wrong type. */
  public static ServiceException serialization(String message) {
    return ServiceException.badRequest("SerializationException", message);
  }

  /** Returns the error of an item operation on a table that does not exist. */
  public static ServiceException noSuchTable() {
    return ServiceException.badRequest("ResourceNotFoundException", "Requested resource not found");
  }
}
