package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;

/** The service's errors, in its words. */
final class StepFunctionsErrors {
  private StepFunctionsErrors() {}

  static ServiceException noMachine(String arn) {
    return fault("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
  }

  static ServiceException machineExists(String arn) {
    return fault("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
  }

  static ServiceException noExecution(String arn) {
    return fault("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
  }

  static ServiceException executionExists(String arn) {
    return fault("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
  }

  static ServiceException arn(String arn) {
    return fault("InvalidArn", "Invalid Arn: '" + arn + "'");
  }

  static ServiceException name(String name) {
    return fault("InvalidName", "Invalid Name: '" + name + "'");
  }

  static ServiceException definition(String problem) {
    return fault("InvalidDefinition", "Invalid State Machine Definition: '" + problem + "'");
  }

  static ServiceException input(String problem) {
    return fault(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + problem + "'");
  }

  static ServiceException output(String problem) {
    return fault("InvalidOutput", "Invalid Output: '" + problem + "'");
  }

  static ServiceException token() {
    return fault("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  static ServiceException taskTimedOut() {
    return fault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  private static ServiceException fault(String code, String message) {
    return ServiceException.badRequest(code, message);
  }
}
