package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.StateMachine;
import dev.exesys.asl.json.AslProblem;
import dev.exesys.asl.json.AslReader;
import dev.exesys.asl.json.AslSyntaxException;
import dev.exesys.local.stepfunctions.language.ConditionEvaluation;
import dev.exesys.local.stepfunctions.language.ExpressionCache;
import dev.exesys.local.stepfunctions.language.PayloadTemplates;
import java.util.List;

/**
 * A state machine that was checked and can be executed. It parses each expression once. Immutable.
 */
public final class Program {
  private final StateMachine machine;
  private final ExpressionCache expressions = new ExpressionCache();
  private final PayloadTemplates templates = new PayloadTemplates(expressions);
  private final ConditionEvaluation conditions = new ConditionEvaluation(expressions);

  private Program(StateMachine machine) {
    this.machine = machine;
  }

  /**
   * Reads and checks a state machine's definition.
   *
   * @throws AslSyntaxException if the definition is invalid or uses features that are not
   *     supported; lists every problem
   */
  public static Program read(String definition) {
    return of(AslReader.read(definition));
  }

  /**
   * Checks a state machine.
   *
   * @throws AslSyntaxException if the state machine is invalid or uses features that are not
   *     supported; lists every problem
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
