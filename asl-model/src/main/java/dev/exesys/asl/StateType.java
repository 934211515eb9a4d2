package dev.exesys.asl;

/** The kinds of states, with the word that stands in the {@code Type} member. */
public enum StateType {
  TASK("Task"),
  PARALLEL("Parallel"),
  MAP("Map"),
  CHOICE("Choice"),
  WAIT("Wait"),
  PASS("Pass"),
  SUCCEED("Succeed"),
  FAIL("Fail");

  private final String word;

  StateType(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
