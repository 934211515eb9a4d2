package dev.exesys.system.moto;

import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.StackUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A job or two and what happens to them while they run.
 *
 * @param compared leaves of what was seen only what is certain
 * @param onMoto turns what the local stack does, which is what AWS says it does, into what moto
 *     does
 */
record Play(String name, Script script, UnaryOperator<Seen> compared, UnaryOperator<Seen> onMoto) {

  /** What a play does on one engine. */
  @FunctionalInterface
  interface Script {
    /**
     * Plays it to the end.
     *
     * @param stage a folder that orders and the script can both see, empty at first
     */
    List<FinishedRun> on(StackUnderTest engine, Path stage) throws Exception;
  }

  static Play of(String name, Script script) {
    return new Play(name, script, UnaryOperator.identity(), UnaryOperator.identity());
  }

  Play compared(UnaryOperator<Seen> certain) {
    return new Play(name, script, certain, onMoto);
  }

  Play butOnMoto(UnaryOperator<Seen> difference) {
    return new Play(name, script, compared, difference);
  }
}
