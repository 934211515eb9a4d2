package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.aws.PoolWorkerFactory;
import dev.exesys.system.e2e.StackUnderTest;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases whose jobs run, with each order of target lambda on a pool: same results, same events.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolConformanceTest {
  private static final int AT_ONCE = 8;

  /** More than the orders of the cases that run at the same time: no order waits for a slot. */
  private static final int SLOTS = 64;

  private static final Set<String> GROUPS =
      Set.of(
          "accepted",
          "approval",
          "cancel",
          "data-flow",
          "environment",
          "events",
          "queue",
          "retry",
          "semantics",
          "timeouts");

  private StackUnderTest stack;
  private PoolWorkers workers;

  @BeforeAll
  void start(@TempDir Path folder) {
    stack = StackUnderTest.start(Map.of("AWS_EXE_SYS_POOLS", "conformance"));
    workers =
        PoolWorkerFactory.create(
            Optional.of(stack.connection()),
            System.getenv(),
            new PoolOptions(List.of("conformance"), SLOTS, OptionalInt.empty()),
            folder,
            note -> {});
    workers.start();
  }

  @AfterAll
  void stop() throws Exception {
    workers.interrupt();
    workers.await();
    stack.close();
  }

  @TestFactory
  Stream<DynamicTest> theCasesHoldOnAPool() throws Exception {
    List<DynamicTest> tests =
        CaseRunner.playedOn(
                stack,
                AT_ONCE,
                folder -> GROUPS.contains(group(folder)),
                aCase -> aCase.onPool("conformance"))
            .toList();
    assertThat(tests).hasSizeGreaterThan(50);
    return tests.stream();
  }

  private static String group(Path folder) {
    return Objects.requireNonNull(folder.getParent()).getFileName().toString();
  }
}
