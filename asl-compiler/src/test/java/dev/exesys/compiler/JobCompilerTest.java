package dev.exesys.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exesys.asl.json.AslWriter;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the contract of the compiler: determinism, problems and limits. */
class JobCompilerTest {

  @Test
  void equalJobsHaveEqualBytesAndNames() {
    CompiledMachine first = compile(diamond(3600)).root();
    CompiledMachine second = compile(diamond(3600)).root();
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.name()).isEqualTo(first.name()).matches("exesys-[0-9a-f]{32}");
    assertThat(compile(diamond(60)).root().name()).isNotEqualTo(first.name());
  }

  @Test
  void namesShowRepositoryAndFlow() {
    JobGraph job = new JobGraph(diamond(3600).orders(), 3600, "group/sub/my.repo", "nightly");
    CompiledMachine root = compile(job).root();
    CompiledMachine unnamed = compile(diamond(3600)).root();
    assertThat(root.json()).isEqualTo(unnamed.json());
    assertThat(root.name()).isEqualTo(unnamed.name().replace("exesys-", "exesys-my-repo-nightly-"));
  }

  @Test
  void longNamesKeepPrefixAndDigest() {
    CompilerOptions options =
        new CompilerOptions("d", "s", 60, "p".repeat(40), "arn:machine:", "arn:activity:");
    JobGraph job = new JobGraph(diamond(60).orders(), 60, "org/" + "r".repeat(99), "f");
    assertThat(JobCompiler.compile(job, options).root().name())
        .hasSize(80)
        .matches("p{40}-r{6}-[0-9a-f]{32}");
  }

  @Test
  void definitionsRoundTripThroughTheModel() {
    CompiledMachine root = compile(diamond(3600)).root();
    assertThat(AslWriter.write(root.definition())).isEqualTo(root.json());
  }

  @Test
  void reportsAllInvalidNames() {
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(OrderNode.of("a", "x"), OrderNode.of("b", "y", "a")))
        .satisfies(e ->
            assertThat(e.problems())
                .containsExactly(
                    "order \"a\" depends on unknown order \"x\"",
                    "order \"b\" depends on unknown order \"y\""));
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(OrderNode.of("a"), OrderNode.of("a")))
        .withMessage("duplicate order name \"a\"");
  }

  @Test
  void reportsACycleAsAPath() {
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() ->
            compile(
                OrderNode.of("start"),
                OrderNode.of("a", "start", "c"),
                OrderNode.of("b", "a"),
                OrderNode.of("c", "b")))
        .withMessage("the dependencies form a cycle: a -> b -> c -> a");
  }

  /**
   * Creates three groups and, for each pair of groups, an order that depends on both: two of these
   * orders need waits.
   */
  private static JobGraph triangle(int size, String name) {
    List<OrderNode> orders = new ArrayList<>();
    List<List<String>> groups = new ArrayList<>();
    for (String group : List.of("a", "b", "c")) {
      List<String> names = IntStream.range(0, size).mapToObj(i -> name + group + i).toList();
      names.forEach(order -> orders.add(OrderNode.of(order)));
      groups.add(names);
    }
    for (int i = 0; i < groups.size(); i++) {
      List<String> both = new ArrayList<>(groups.get(i));
      both.addAll(groups.get((i + 1) % groups.size()));
      orders.add(OrderNode.of("join" + i, both.toArray(String[]::new)));
    }
    return new JobGraph(orders, 3600);
  }

  @Test
  void rejectsAWaitThatExceedsThePayloadLimit() {
    String longName = "n".repeat(250);
    assertThat(compile(triangle(400, longName)).machines()).isNotEmpty();
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(triangle(600, longName)))
        .withMessageContaining("has 1,199 dependencies to wait for")
        .withMessageContaining("262,144 bytes");
  }

  @Test
  void rejectsAWaitThatExceedsTheItemLimit() {
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> compile(triangle(14_001, "")))
        .withMessageContaining("14,000 names");
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
