package dev.exesys.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no machine; says everything that is wrong with it, not only the first thing. */
public final class AslSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<AslProblem> problems;

  public AslSyntaxException(List<AslProblem> problems) {
    super(problems.stream().map(AslProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the text; at least one. */
  public List<AslProblem> problems() {
    return problems;
  }
}
