package dev.exesys.asl;

/**
 * One thing that is wrong with the text of a machine.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole text
 * @param message what, in one line
 */
public record AslProblem(String pointer, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
  }
}
