package dev.exesys.engine.machines;

/** A request to Step Functions failed, or the request for a state machine is not possible. */
public final class MachineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MachineException(String message) {
    super(message);
  }

  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
