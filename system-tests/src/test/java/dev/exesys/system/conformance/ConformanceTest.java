package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.StackUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every folder below {@code conformance/<group>/} is a case. */
@ExtendWith(StackUnderTest.Shared.class)
class ConformanceTest {
  private static final int AT_ONCE = 16;
  private static final int FEWEST = 150;

  @TestFactory
  Stream<DynamicTest> everyCaseHolds(StackUnderTest stack) throws Exception {
    assertThat(Cases.folders()).hasSizeGreaterThanOrEqualTo(FEWEST);
    return Cases.playedOn(stack, AT_ONCE, folder -> true);
  }
}
