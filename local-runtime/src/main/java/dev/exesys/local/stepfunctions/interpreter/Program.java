package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.AslProblem;
import dev.exesys.asl.AslReader;
import dev.exesys.asl.AslSyntaxException;
import dev.exesys.asl.StateMachine;
import dev.exesys.local.stepfunctions.language.ConditionEvaluation;
import dev.exesys.local.stepfunctions.language.ExpressionCache;
import dev.exesys.local.stepfunctions.language.PayloadTemplates;
import java.util.List;

/** A machine that can be executed: read, checked, with its expressions read once. Immutable. */
public final class Program {
  private final StateMachine machine;
  private final ExpressionCache expressions = new ExpressionCache();
  private final PayloadTemplates templates = new PayloadTemplates(expressions);
  private final ConditionEvaluation conditions = new ConditionEvaluation(expressions);

  private Program(StateMachine machine) {
    this.machine = machine;
  }

  /**
   * Reads a machine's definition.
   *
   * @throws AslSyntaxException if it is not one, or one that this runtime cannot execute, with
   *     every problem
   */
  public static Program read(String definition) {
    return of(AslReader.read(definition));
  }

  /**
   * Takes a machine.
   *
   * @throws AslSyntaxException as {@link #read}
   */
  public static Program of(StateMachine machine) {
    Program program = new Program(machine);
    List<AslProblem> problems = new ProgramCheck(program).problems();
    if (!problems.isEmpty()) {
      throw new AslSyntaxException(problems);
    }
    return program;
  }

  StateMachine machine() {
    return machine;
  }

  ExpressionCache expressions() {
    return expressions;
  }

  PayloadTemplates templates() {
    return templates;
  }

  ConditionEvaluation conditions() {
    return conditions;
  }
}
