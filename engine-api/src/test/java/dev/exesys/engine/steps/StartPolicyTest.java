package dev.exesys.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.engine.steps.StartPolicy.Decision;
import dev.exesys.engine.steps.StartPolicy.Dependency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartPolicyTest {

  private static final int MOST_DEPENDENCIES = 3;

  /** All ways in which one dependency can have ended. */
  private static List<Dependency> endings(String name) {
    List<Dependency> all = new ArrayList<>();
    for (boolean mustSucceed : new boolean[] {true, false}) {
      all.add(new Dependency(name, OrderStatus.SUCCEEDED, false, mustSucceed));
      all.add(new Dependency(name, OrderStatus.FAILED, false, mustSucceed));
      all.add(new Dependency(name, OrderStatus.FAILED, true, mustSucceed));
      all.add(new Dependency(name, OrderStatus.TIMED_OUT, false, mustSucceed));
    }
    return all;
  }

  private static List<List<Dependency>> combinations(int count) {
    if (count == 0) {
      return List.of(List.of());
    }
    List<List<Dependency>> all = new ArrayList<>();
    for (List<Dependency> shorter : combinations(count - 1)) {
      for (Dependency last : endings("d" + count)) {
        List<Dependency> longer = new ArrayList<>(shorter);
        longer.add(last);
        all.add(longer);
      }
    }
    return all;
  }

  /** The design's sentences one after the other, without the table. */
  private static Decision reference(
      When when, List<Dependency> dependencies, @Nullable String failedFastBy) {
    if (when == When.ALWAYS) {
      return new StartPolicy.Run();
    }
    boolean allSucceeded = true;
    String firstBlocker = null;
    for (Dependency d : dependencies) {
      boolean ranWithoutSuccess = !d.blocked() && d.status() != OrderStatus.SUCCEEDED;
      allSucceeded &= d.status() == OrderStatus.SUCCEEDED;
      if (firstBlocker == null && (d.blocked() || (ranWithoutSuccess && d.mustSucceed()))) {
        firstBlocker = d.name();
      }
    }
    if (when == When.ON_FAILURE && allSucceeded) {
      return new StartPolicy.Skip();
    }
    if (when == When.ON_SUCCESS && firstBlocker != null) {
      return new StartPolicy.Block(firstBlocker, false);
    }
    return failedFastBy != null ? new StartPolicy.Block(failedFastBy, true) : new StartPolicy.Run();
  }

  @Test
  void agreesWithTheReferenceForEveryCombinationOfUpToThreeDependencies() {
    int compared = 0;
    for (int count = 0; count <= MOST_DEPENDENCIES; count++) {
      for (List<Dependency> dependencies : combinations(count)) {
        for (When when : When.values()) {
          for (@Nullable String failedFastBy : new @Nullable String[] {null, "x"}) {
            assertThat(StartPolicy.decide(when, dependencies, failedFastBy))
                .as("%s after %s, failed fast by %s", when, dependencies, failedFastBy)
                .isEqualTo(reference(when, dependencies, failedFastBy));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isEqualTo(6 * (1 + 8 + 64 + 512));
  }
}
