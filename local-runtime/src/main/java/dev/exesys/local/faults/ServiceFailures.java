package dev.exesys.local.faults;

import dev.exesys.local.protocol.ServiceException;

/** Creates the errors with which the services throttle and fail. */
final class ServiceFailures {
  private static final String RATE = "Rate exceeded";

  private ServiceFailures() {}

  static ServiceException throttling(String service) {
    return switch (service) {
      case "dynamodb" ->
          ServiceException.badRequest(
              "ProvisionedThroughputExceededException",
              "The level of configured provisioned throughput for the table was exceeded.");
      case "lambda" -> ServiceException.of("TooManyRequestsException", 429, RATE);
      case "s3" -> ServiceException.of("SlowDown", 503, "Please reduce your request rate.");
      case "sts" -> ServiceException.badRequest("Throttling", RATE);
      case "execute-api" -> ServiceException.of("TooManyRequestsException", 429, RATE);
      default -> ServiceException.badRequest("ThrottlingException", RATE);
    };
  }

  static ServiceException outage(String service) {
    String message = "The service is unavailable: an injected fault";
    return switch (service) {
      case "dynamodb" -> ServiceException.of("InternalServerError", 500, message);
      case "lambda" -> ServiceException.of("ServiceException", 500, message);
      case "kms" -> ServiceException.of("KMSInternalException", 500, message);
      case "ssm" -> ServiceException.of("InternalServerError", 500, message);
      default -> ServiceException.of("ServiceUnavailable", 503, message);
    };
  }
}
