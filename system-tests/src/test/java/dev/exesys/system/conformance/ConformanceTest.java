package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.StackUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs every case: each folder below {@code conformance/<group>/}. */
@ExtendWith(StackUnderTest.Shared.class)
class ConformanceTest {
  private static final int AT_ONCE = 16;
  private static final int FEWEST = 150;

  @TestFactory
  Stream<DynamicTest> everyCaseHolds(StackUnderTest stack) throws Exception {
    assertThat(CaseRunner.folders()).hasSizeGreaterThanOrEqualTo(FEWEST);
    return CaseRunner.playedOn(stack, AT_ONCE, folder -> true);
  }
}
