package dev.exesys.compiler.job;

import java.util.List;

/** Reports all problems of a job that cannot be compiled. */
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  public CompileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, one line each; at least one. */
  public List<String> problems() {
    return problems;
  }
}
