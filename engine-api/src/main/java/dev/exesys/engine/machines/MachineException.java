package dev.exesys.engine.machines;

/** Step Functions refused or could not be reached; the cause is the service's own error. */
public final class MachineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
