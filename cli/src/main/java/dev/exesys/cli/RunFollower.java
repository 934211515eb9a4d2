package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Polls a run until it has finished and passes the changes to observers. A page whose orders have
 * all settled is not read again.
 */
final class RunFollower {
  private static final Set<String> FINAL_STATUSES = Set.of("succeeded", "failed", "timed_out");
  private static final Duration MIN_PAUSE = Duration.ofMillis(100);

  // Reading thousands of orders is a load on the engine: at most a tenth of the time is spent on
  // it.
  private static final int PAUSE_FACTOR = 9;

  private final EngineClient engine;
  private final List<Consumer<JsonNode>> observers;
  private final List<Page> pages = new ArrayList<>();

  /**
   * A page of the run's orders.
   *
   * @param settled whether all of its orders have settled, so that it does not change any more
   */
  private record Page(String token, boolean settled) {}

  /**
   * Creates a follower.
   *
   * @param observers get every page that was read, in this order
   */
  RunFollower(EngineClient engine, List<Consumer<JsonNode>> observers) {
    this.engine = engine;
    this.observers = List.copyOf(observers);
    pages.add(new Page(EngineClient.FIRST_PAGE, false));
  }

  /** Polls until the run has finished, and returns its final state with the orders of one page. */
  JsonNode follow(String runId) {
    while (true) {
      long start = System.nanoTime();
      JsonNode run = readPages(runId);
      if (isFinal(run)) {
        return run;
      }
      Duration pause = Duration.ofNanos(System.nanoTime() - start).multipliedBy(PAUSE_FACTOR);
      PollInterval.pause(pause.compareTo(MIN_PAUSE) > 0 ? pause : MIN_PAUSE);
    }
  }

  /**
   * Reads every page that may have changed, and returns the first one read. If the run had finished
   * by then, the later pages are final too.
   */
  private JsonNode readPages(String runId) {
    JsonNode first = null;
    for (int i = 0; i < pages.size(); i++) {
      boolean last = i == pages.size() - 1;
      // If all pages have settled, the last one is read nevertheless, for the status of the run.
      if (pages.get(i).settled() && !(last && first == null)) {
        continue;
      }
      JsonNode page = engine.page(runId, pages.get(i).token());
      observers.forEach(observer -> observer.accept(page));
      pages.set(i, new Page(pages.get(i).token(), isSettled(page)));
      if (last && page.has(EngineClient.NEXT)) {
        pages.add(new Page(page.path(EngineClient.NEXT).asString(), false));
      }
      first = first == null ? page : first;
    }
    return Objects.requireNonNull(first);
  }

  private static boolean isSettled(JsonNode page) {
    return page.path("orders").valueStream().allMatch(RunFollower::isFinal);
  }

  /** Returns whether a run has finished, or an order has settled. */
  static boolean isFinal(JsonNode runOrOrder) {
    return FINAL_STATUSES.contains(runOrOrder.path("status").asString());
  }
}
