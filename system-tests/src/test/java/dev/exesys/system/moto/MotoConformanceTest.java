package dev.exesys.system.moto;

import dev.exesys.system.conformance.CaseRunner;
import dev.exesys.system.infra.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the conformance cases with the engine on moto's services, with {@code -Dexesys.load=full}
 * because moto is slow.
 */
@Tag("moto")
@EnabledIfSystemProperty(named = "exesys.load", matches = "full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoConformanceTest {
  private static final int AT_ONCE = 6;

  private MotoDeployment moto;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    moto = MotoDeployment.start(Repository.root(), folder);
  }

  @AfterAll
  void stop() throws IOException {
    if (moto != null) {
      moto.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseHolds() throws Exception {
    return CaseRunner.playedOn(moto.stack(), AT_ONCE, folder -> true);
  }
}
