package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.StackUnderTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs conformance cases concurrently against one engine. */
public final class CaseRunner {
  private CaseRunner() {}

  /**
   * Starts the cases; each dynamic test then waits for its case.
   *
   * @param which selects cases by their folder
   */
  public static Stream<DynamicTest> playedOn(
      StackUnderTest stack, int atOnce, Predicate<Path> which) throws Exception {
    return playedOn(stack, atOnce, which, aCase -> aCase);
  }

  /**
   * Starts changed cases; each dynamic test then waits for its case.
   *
   * @param which selects cases by their folder
   * @param change changes the jobs of a case
   */
  static Stream<DynamicTest> playedOn(
      StackUnderTest stack,
      int atOnce,
      Predicate<Path> which,
      UnaryOperator<ConformanceCase> change)
      throws Exception {
    Endpoint endpoint = new Endpoint(stack.connection());
    // Shut down by the last test; running cases complete.
    ExecutorService players = Executors.newFixedThreadPool(atOnce);
    List<DynamicTest> tests =
        folders().stream()
            .filter(which)
            .map(folder -> {
              Future<Boolean> result = players.submit(play(folder, stack, endpoint, change));
              return DynamicTest.dynamicTest(
                  ConformanceCase.nameOf(folder), folder.toUri(), () -> outcome(result));
            })
            .toList();
    players.shutdown();
    return tests.stream();
  }

  private static Callable<Boolean> play(
      Path folder, StackUnderTest stack, Endpoint endpoint, UnaryOperator<ConformanceCase> change) {
    return () -> {
      new Scenario(change.apply(ConformanceCase.read(folder)), stack, endpoint).play();
      return true;
    };
  }

  private static void outcome(Future<Boolean> result) throws Throwable {
    try {
      assertThat(result.get()).isTrue();
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  static List<Path> folders() throws IOException, URISyntaxException {
    URL root = CaseRunner.class.getResource("/conformance");
    assertThat(root).isNotNull();
    try (Stream<Path> files = Files.walk(Path.of(root.toURI()))) {
      return files
          .filter(file -> file.endsWith("expected.json"))
          .map(file -> file.toAbsolutePath().getParent())
          .sorted()
          .toList();
    }
  }
}
