package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;

/** Creates the errors of Step Functions, with AWS's codes and messages. */
final class StepFunctionsErrors {
  private StepFunctionsErrors() {}

  static ServiceException stateMachineDoesNotExist(String arn) {
    return fault("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
  }

  static ServiceException stateMachineAlreadyExists(String arn) {
    return fault("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
  }

  static ServiceException executionDoesNotExist(String arn) {
    return fault("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
  }

  static ServiceException executionAlreadyExists(String arn) {
    return fault("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
  }

  static ServiceException executionNotRedrivable(String reason) {
    return fault("ExecutionNotRedrivable", "Execution Not Redrivable: '" + reason + "'");
  }

  static ServiceException activityDoesNotExist(String arn) {
    return fault("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
  }

  static ServiceException activityAlreadyExists(String arn) {
    return fault("ActivityAlreadyExists", "Activity Already Exists: '" + arn + "'");
  }

  static ServiceException invalidArn(String arn) {
    return fault("InvalidArn", "Invalid Arn: '" + arn + "'");
  }

  static ServiceException invalidName(String name) {
    return fault("InvalidName", "Invalid Name: '" + name + "'");
  }

  static ServiceException invalidDefinition(String problem) {
    return fault("InvalidDefinition", "Invalid State Machine Definition: '" + problem + "'");
  }

  static ServiceException invalidExecutionInput(String problem) {
    return fault(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + problem + "'");
  }

  static ServiceException invalidLoggingConfiguration(String problem) {
    return fault("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + problem);
  }

  static ServiceException invalidOutput(String problem) {
    return fault("InvalidOutput", "Invalid Output: '" + problem + "'");
  }

  static ServiceException invalidToken() {
    return fault("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  static ServiceException taskTimedOut() {
    return fault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  private static ServiceException fault(String code, String message) {
    return ServiceException.badRequest(code, message);
  }
}
