package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunIndexStore;
import dev.exesys.core.store.RunIndexStore.Filter;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunProgress;
import dev.exesys.core.store.RunStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lists runs, newest first. */
public final class ListRuns {

  /** The maximum number of runs in a response. */
  public static final int MAX_PAGE_SIZE = 100;

  /** The maximum number of pages of the index that one request evaluates for a status. */
  private static final int MAX_PAGES = 10;

  private final RunIndexStore index;
  private final RunStore runStore;
  private final InstantSource clock;

  /** Creates the use case. */
  public ListRuns(RunIndexStore index, RunStore runStore, InstantSource clock) {
    this.index = index;
    this.runStore = runStore;
    this.clock = clock;
  }

  /**
   * Returns a page of runs as {@code {"runs": […], "next_token": …}}. With a filter, a page may
   * have fewer runs than {@code limit}, or none, although there are more: the token is absent only
   * on the last page.
   *
   * @param status only runs of this status; null for all
   * @param token the token of the previous page; null for the first page
   * @throws IllegalArgumentException if the token is not that of a page
   */
  public ObjectNode list(
      Filter filter, @Nullable JobStatus status, @Nullable String token, int limit) {
    int wanted = Math.min(limit, MAX_PAGE_SIZE);
    List<ObjectNode> runs = new ArrayList<>();
    String next = token;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      // Never more than are missing, so that the token continues after the last run of the page.
      RunIndexStore.Page page = index.page(filter, next, wanted - runs.size(), clock.instant());
      runStore.findAll(page.entries().stream().map(RunIndexStore.Entry::runId).toList()).stream()
          .filter(run -> status == null || run.progress().status() == status)
          .map(ListRuns::json)
          .forEach(runs::add);
      next = page.nextToken();
      if (next == null || runs.size() == wanted || status == null) {
        break;
      }
    }
    ObjectNode response = Json.object();
    runs.forEach(response.putArray("runs")::add);
    if (next != null) {
      response.put("next_token", next);
    }
    return response;
  }

  private static ObjectNode json(RunItem run) {
    RunProgress p = run.progress();
    ObjectNode json =
        Json.object()
            .put("run_id", run.runId())
            .put("trace_id", run.ids().traceId())
            .put("flow_id", run.ids().flowId())
            .put("git_repo", run.job().gitRepo())
            .put("username", run.job().username())
            .put("status", p.status().wire())
            .put("order_count", run.job().orderCount())
            .put("created_at", run.job().createdAt().toString());
    if (run.job().prNumber() != null) {
      json.put("pr_number", run.job().prNumber());
    }
    if (run.job().issueNumber() != null) {
      json.put("issue_number", run.job().issueNumber());
    }
    String commit = p.commit() == null ? run.job().commitHash() : p.commit();
    if (commit != null) {
      json.put("commit", commit);
    }
    if (run.links().rerunOf() != null) {
      json.put("rerun_of", run.links().rerunOf());
    }
    if (p.summary() != null) {
      json.set("summary", Json.mapper().valueToTree(p.summary()));
    }
    if (p.endedAt() != null) {
      json.put("ended_at", p.endedAt().toString());
    }
    return json;
  }
}
