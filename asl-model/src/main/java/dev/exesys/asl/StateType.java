package dev.exesys.asl;

/** The types of states, each with its value of the {@code Type} field. */
public enum StateType {
  TASK("Task"),
  PARALLEL("Parallel"),
  MAP("Map"),
  CHOICE("Choice"),
  WAIT("Wait"),
  PASS("Pass"),
  SUCCEED("Succeed"),
  FAIL("Fail");

  private final String typeName;

  StateType(String typeName) {
    this.typeName = typeName;
  }

  public String typeName() {
    return typeName;
  }
}
