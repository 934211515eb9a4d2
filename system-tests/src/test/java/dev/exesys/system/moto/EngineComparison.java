package dev.exesys.system.moto;

import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.StackUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A comparison of the local stack with moto: one or two jobs and the actions on them.
 *
 * @param compared removes what may differ between two runs
 * @param onMoto converts the result of the local stack, which follows AWS, to what moto does
 */
record EngineComparison(
    String name,
    Script script,
    UnaryOperator<RunObservation> compared,
    UnaryOperator<RunObservation> onMoto) {

  /** The actions of a comparison on one engine. */
  @FunctionalInterface
  interface Script {
    /**
     * Performs the actions and returns the observed runs.
     *
     * @param stage an empty folder that orders and the script share
     */
    List<FinishedRun> on(StackUnderTest engine, Path stage) throws Exception;
  }

  static EngineComparison of(String name, Script script) {
    return new EngineComparison(name, script, UnaryOperator.identity(), UnaryOperator.identity());
  }

  EngineComparison compared(UnaryOperator<RunObservation> certain) {
    return new EngineComparison(name, script, certain, onMoto);
  }

  EngineComparison butOnMoto(UnaryOperator<RunObservation> difference) {
    return new EngineComparison(name, script, compared, difference);
  }
}
