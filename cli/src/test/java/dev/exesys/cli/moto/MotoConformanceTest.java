package dev.exesys.cli.moto;

import dev.exesys.cli.conformance.Cases;
import dev.exesys.cli.infra.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
 * The contract's cases with moto's services under the engine; with {@code -Dexesys.load=full},
 * since moto answers slowly.
 */
@Tag("moto")
@EnabledIfSystemProperty(named = "exesys.load", matches = "full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoConformanceTest {
  private static final int AT_ONCE = 6;

  /** moto accepts builds and commands, and runs none. */
  private static final Pattern NOT_RUN =
      Pattern.compile("\"execution_target\"\\s*:\\s*\"(codebuild|ssm)\"");

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
    return Cases.playedOn(moto.stack(), AT_ONCE, folder -> !needsAnotherTarget(folder));
  }

  private static boolean needsAnotherTarget(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.endsWith("expected.json")).toList()) {
        if (NOT_RUN.matcher(Files.readString(file)).find()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
