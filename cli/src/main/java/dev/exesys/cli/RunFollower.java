package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.console.ProgressDisplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Asks for a run until it is over and shows what changes. A page of orders that have all settled is
 * not asked for again.
 */
final class RunFollower {
  private static final Set<String> OVER = Set.of("succeeded", "failed", "timed_out");
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  // A view of thousands of orders costs the engine something: it is asked for a tenth of the time
  // at most.
  private static final int PAUSE_PER_ANSWER = 9;

  private final EngineClient engine;
  private final ProgressDisplay progress;
  private final List<Page> pages = new ArrayList<>();

  /** A page and whether nothing on it will change any more. */
  private record Page(String token, boolean settled) {}

  RunFollower(EngineClient engine, ProgressDisplay progress) {
    this.engine = engine;
    this.progress = progress;
    pages.add(new Page(EngineClient.FIRST_PAGE, false));
  }

  /** Returns a last view of the run, with the orders of one page. */
  JsonNode follow(String runId) {
    while (true) {
      long asked = System.nanoTime();
      JsonNode run = look(runId);
      if (isOver(run)) {
        return run;
      }
      Duration pause = Duration.ofNanos(System.nanoTime() - asked).multipliedBy(PAUSE_PER_ANSWER);
      PollInterval.pause(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
    }
  }

  /**
   * Looks at every page on which something may have changed, and returns the first: if the run was
   * over there, nothing changed on those after it.
   */
  private JsonNode look(String runId) {
    JsonNode first = null;
    for (int i = 0; i < pages.size(); i++) {
      boolean last = i == pages.size() - 1;
      // With all settled somebody still has to ask whether the run is over.
      if (pages.get(i).settled() && !(last && first == null)) {
        continue;
      }
      JsonNode page = engine.page(runId, pages.get(i).token());
      progress.seen(page);
      pages.set(i, new Page(pages.get(i).token(), isSettled(page)));
      if (last && page.has(EngineClient.NEXT)) {
        pages.add(new Page(page.path(EngineClient.NEXT).asString(), false));
      }
      first = first == null ? page : first;
    }
    return Objects.requireNonNull(first);
  }

  private static boolean isSettled(JsonNode page) {
    return page.path("orders").valueStream().allMatch(RunFollower::isOver);
  }

  private static boolean isOver(JsonNode runOrOrder) {
    return OVER.contains(runOrOrder.path("status").asString());
  }
}
