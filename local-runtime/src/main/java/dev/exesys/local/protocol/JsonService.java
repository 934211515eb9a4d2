package dev.exesys.local.protocol;

import tools.jackson.databind.node.ObjectNode;

/**
 * An AWS service with the JSON protocol (1.0 or 1.1): one operation per request, named by the
 * header {@code X-Amz-Target}, with a JSON body in both directions.
 *
 * <p>Implementations are called from many threads at once. They respond only after their changes
 * are durable. They may block: every request has its own virtual thread.
 */
public interface JsonService {

  /**
   * Returns the service name in the credential scope of a signature, for example {@code dynamodb}
   * or {@code states}.
   */
  String signingName();

  /**
   * Returns the part of {@code X-Amz-Target} before the dot, for example {@code DynamoDB_20120810}.
   */
  String targetPrefix();

  /**
   * Returns the version of the protocol, {@code 1.0} or {@code 1.1}, which sets the content type of
   * responses.
   */
  String jsonVersion();

  /** Returns the operations that the local stack supports. */
  Operations operations();

  /**
   * Runs one operation.
   *
   * @throws ServiceException with the service's error code if the request is rejected; the message
   *     names an operation or a parameter that is not supported
   */
  default ObjectNode call(String operation, ObjectNode input) {
    return operations().call(operation, input);
  }
}
