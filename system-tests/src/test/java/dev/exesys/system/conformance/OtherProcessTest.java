package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.StackProcess;
import dev.exesys.system.e2e.StackUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a few cases against {@code exesys up} in another process, known only by its {@code env}
 * file, with {@code -Dexesys.load=full}. {@code infra/smoke} runs all cases.
 */
@EnabledIfSystemProperty(named = "exesys.load", matches = "full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherProcessTest {
  private static final Set<String> PLAYED =
      Set.of(
          "accepted/one-order",
          "cancel/running",
          "idempotency/field",
          "job-fields/all-errors-at-once",
          "semantics/diamond",
          "signature/init-other-service");

  private StackProcess process;
  private StackUnderTest stack;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    process = StackProcess.start(folder.resolve("data"), 0, Map.of());
    stack = StackUnderTest.over(process.connection());
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    process.close();
  }

  @TestFactory
  Stream<DynamicTest> theCasesHoldThere() throws Exception {
    List<DynamicTest> tests =
        CaseRunner.playedOn(
                stack, PLAYED.size(), folder -> PLAYED.contains(ConformanceCase.nameOf(folder)))
            .toList();
    assertThat(tests).hasSameSizeAs(PLAYED);
    return tests.stream();
  }
}
