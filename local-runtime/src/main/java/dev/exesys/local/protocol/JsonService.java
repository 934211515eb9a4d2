package dev.exesys.local.protocol;

import tools.jackson.databind.node.ObjectNode;

/**
 * A service that speaks the AWS JSON protocol (1.0 or 1.1): one operation a request, named by the
 * header {@code X-Amz-Target}, JSON in and JSON out.
 *
 * <p>Implementations are called from many threads at once. They answer only when what they changed
 * is durable. They may block: every request has a virtual thread of its own.
 */
public interface JsonService {

  /**
   * The name in the credential scope of a signature, for example {@code dynamodb} or {@code
   * states}.
   */
  String signingName();

  /** What stands before the dot in {@code X-Amz-Target}, for example {@code DynamoDB_20120810}. */
  String targetPrefix();

  /** The protocol's version, {@code 1.0} or {@code 1.1}; it decides the content type of answers. */
  String jsonVersion();

  /**
   * Carries out one operation.
   *
   * @throws ServiceException with the service's own error code when the request is refused; an
   *     operation or a parameter that is not supported is refused by name
   */
  ObjectNode call(String operation, ObjectNode input);
}
