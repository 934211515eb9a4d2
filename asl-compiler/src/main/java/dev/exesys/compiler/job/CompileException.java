package dev.exesys.compiler.job;

import java.util.List;

/** A job that cannot be compiled; says everything that is wrong with it. */
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  public CompileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each; at least one. */
  public List<String> problems() {
    return problems;
  }
}
