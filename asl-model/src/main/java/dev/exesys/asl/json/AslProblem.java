package dev.exesys.asl.json;

/**
 * A violation of the Amazon States Language in a state machine definition.
 *
 * @param pointer the JSON Pointer (RFC 6901) of the offending value; empty for the whole document
 * @param message the violation in one line
 */
public record AslProblem(String pointer, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
  }
}
