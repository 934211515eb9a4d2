package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.simulation.Exactness;
import org.junit.jupiter.api.Test;

/** Compiles real graphs: every start is exact, and there are few waits. */
class CorpusTest {
  /** The number of waits of a prototype for the same graphs. */
  private static final int WAITS_OF_A_PROTOTYPE = 628;

  @Test
  void everyGraphUpToAThousandOrdersIsExact() {
    for (Corpus.Entry entry : Corpus.upTo(1002)) {
      CompiledJob compiled = JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS);
      for (long seed = 0; seed < 3; seed++) {
        Exactness.check(entry.job(), compiled, seed);
      }
    }
  }

  @Test
  void needsFewWaits() {
    int waits = 0;
    for (Corpus.Entry entry : Corpus.upTo(320)) {
      waits += JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS).waits();
    }
    assertThat(waits).isLessThan(WAITS_OF_A_PROTOTYPE * 85 / 100);
  }
}
