package dev.exesys.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.e2e.StackUnderTest;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every folder below {@code conformance/<group>/} is a case. They are all played at the same time
 * against one engine, as far as it and this machine keep up.
 */
@ExtendWith(StackUnderTest.Shared.class)
class ConformanceTest {
  private static final int AT_ONCE = 16;
  private static final int FEWEST = 150;

  @TestFactory
  Stream<DynamicTest> everyCaseHolds(StackUnderTest stack) throws Exception {
    Endpoint endpoint = new Endpoint(stack.connection());
    List<Path> folders = folders();
    assertThat(folders).hasSizeGreaterThanOrEqualTo(FEWEST);
    // Ended by the last test; what is still under way then goes on to its end.
    ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
    List<DynamicTest> tests =
        folders.stream()
            .map(folder -> {
              Future<Boolean> result = players.submit(play(folder, stack, endpoint));
              return DynamicTest.dynamicTest(
                  Case.nameOf(folder), folder.toUri(), () -> outcome(result));
            })
            .toList();
    players.shutdown();
    return tests.stream();
  }

  private static Callable<Boolean> play(Path folder, StackUnderTest stack, Endpoint endpoint) {
    return () -> {
      new Scenario(Case.read(folder), stack, endpoint).play();
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

  private static List<Path> folders() throws IOException, URISyntaxException {
    URL root = ConformanceTest.class.getResource("/conformance");
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
