package dev.exesys.asl.json;

import java.util.List;
import java.util.stream.Collectors;

/** Reports every violation of the Amazon States Language in a definition. */
public final class AslSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<AslProblem> problems;

  public AslSyntaxException(List<AslProblem> problems) {
    super(problems.stream().map(AslProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the violations in document order; at least one. */
  public List<AslProblem> problems() {
    return problems;
  }
}
