package dev.exesys.engine.machines;

/** A request to Step Functions failed; the cause is the service's error. */
public final class MachineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
