package dev.exesys.system.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.StackUnderTest;
import dev.exesys.system.infra.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares runs of the same jobs on the local stack and on moto: outcomes, events and order of
 * starts are equal.
 */
@Tag("moto")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(StackUnderTest.Shared.class)
class MotoEngineTest {
  private static final int AT_ONCE = 8;

  private final ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
  private MotoDeployment moto;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    moto = MotoDeployment.start(Repository.root(), folder);
  }

  @AfterAll
  void stop() throws IOException {
    players.shutdownNow();
    if (moto != null) {
      moto.close();
    }
  }

  /** A case that is running on both engines. */
  private record Performance(
      EngineComparison play,
      Future<List<RunObservation>> here,
      Future<List<RunObservation>> there) {}

  @TestFactory
  Stream<DynamicTest> bothEnginesSee(StackUnderTest local) {
    List<Performance> begun = new ArrayList<>();
    for (EngineComparison play : EngineComparisons.all()) {
      begun.add(
          new Performance(
              play,
              players.submit(() -> perform(play, local)),
              players.submit(() -> perform(play, moto.stack()))));
    }
    return begun.stream()
        .map(p ->
            DynamicTest.dynamicTest(
                p.play().name(),
                () ->
                    assertThat(seen(p.there(), p.play().compared()))
                        .isEqualTo(
                            seen(
                                p.here(),
                                seen ->
                                    p.play().onMoto().apply(p.play().compared().apply(seen))))));
  }

  private static List<RunObservation> perform(EngineComparison play, StackUnderTest engine)
      throws Exception {
    Path stage = Files.createTempDirectory("stage");
    List<FinishedRun> runs = play.script().on(engine, stage);
    return runs.stream().map(run -> RunObservation.of(run, engine)).toList();
  }

  private static List<RunObservation> seen(
      Future<List<RunObservation>> performance, UnaryOperator<RunObservation> change)
      throws Throwable {
    try {
      return performance.get().stream().map(change).toList();
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
