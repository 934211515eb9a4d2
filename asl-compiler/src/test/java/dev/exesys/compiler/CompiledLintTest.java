package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.lint.Lint;
import dev.exesys.compiler.shard.ShardCapacity;
import org.junit.jupiter.api.Test;

/** The lint has no findings for compiled state machines. */
class CompiledLintTest {

  @Test
  void findsNothingInCompiledRandomGraphs() {
    for (long seed = 0; seed < 300; seed++) {
      CompiledJob compiled =
          JobCompiler.compile(
              RandomGraphs.draw(seed, 50), CompilerOptions.DEFAULTS, ShardCapacity.of(20_000, 300));
      for (CompiledMachine machine : compiled.machines()) {
        assertThat(Lint.check(machine.json())).as(machine.json()).isEmpty();
      }
    }
  }

  @Test
  void findsNothingInTheCompiledCorpus() {
    for (Corpus.Entry entry : Corpus.upTo(320)) {
      for (CompiledMachine machine :
          JobCompiler.compile(entry.job(), CompilerOptions.DEFAULTS).machines()) {
        assertThat(Lint.check(machine.json())).as(entry.name()).isEmpty();
      }
    }
  }
}
