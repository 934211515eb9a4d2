package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exesys.asl.AslWriter;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller of the compiler relies on. */
class JobCompilerTest {

  @Test
  void sameShapeSameBytesSameName() {
    CompiledMachine first = compile(diamond(3600)).root();
    CompiledMachine second = compile(diamond(3600)).root();
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.name()).isEqualTo(first.name()).matches("exesys-[0-9a-f]{32}");
    assertThat(compile(diamond(60)).root().name()).isNotEqualTo(first.name());
  }

  @Test
  void writesWhatTheModelReads() {
    CompiledMachine root = compile(diamond(3600)).root();
    assertThat(AslWriter.write(root.definition())).isEqualTo(root.json());
  }

  @Test
  void saysEveryProblemOfNames() {
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(OrderNode.of("a", "x"), OrderNode.of("b", "y", "a")))
        .satisfies(e ->
            assertThat(e.problems())
                .containsExactly(
                    "order \"a\" depends on \"x\", which is no order",
                    "order \"b\" depends on \"y\", which is no order"));
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(OrderNode.of("a"), OrderNode.of("a")))
        .withMessage("two orders are called \"a\"");
  }

  @Test
  void printsACycleAsAPath() {
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() ->
            compile(
                OrderNode.of("start"),
                OrderNode.of("a", "start", "c"),
                OrderNode.of("b", "a"),
                OrderNode.of("c", "b")))
        .withMessage("the dependencies form a cycle: a -> b -> c -> a");
  }

  private static JobGraph diamond(long timeout) {
    return new JobGraph(
        List.of(
            OrderNode.of("a"),
            OrderNode.of("b", "a"),
            OrderNode.of("c", "a"),
            OrderNode.of("d", "b", "c", "a")),
        timeout);
  }

  private static CompiledJob compile(OrderNode... orders) {
    return compile(new JobGraph(List.of(orders), 3600));
  }

  private static CompiledJob compile(JobGraph job) {
    return JobCompiler.compile(job, CompilerOptions.DEFAULTS);
  }
}
