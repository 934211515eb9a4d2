package dev.exesys.engine.http;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.RunIndexStore;
import dev.exesys.engine.runs.ListRuns;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles GET /runs. */
final class RunsRoute {

  private static final int DEFAULT_LIMIT = 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private RunsRoute() {}

  static HttpResponse list(ListRuns list, HttpRequest request) {
    Map<String, String> query = request.query();
    String limit = query.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT));
    String prNumber = query.getOrDefault("pr_number", "");
    String status = query.getOrDefault("status", "");
    if (!limit.matches("[1-9][0-9]{0,8}")) {
      return HttpResponse.error(400, "limit must be a positive integer");
    }
    if (!prNumber.isEmpty() && !NUMBER.matcher(prNumber).matches()) {
      return HttpResponse.error(400, "pr_number must be a number");
    }
    Optional<JobStatus> wanted =
        Arrays.stream(JobStatus.values()).filter(s -> s.wire().equals(status)).findFirst();
    if (!status.isEmpty() && wanted.isEmpty()) {
      return HttpResponse.error(
          400,
          "status must be one of "
              + Arrays.stream(JobStatus.values())
                  .map(JobStatus::wire)
                  .collect(Collectors.joining(", ")));
    }
    RunIndexStore.Filter filter =
        new RunIndexStore.Filter(
            text(query, "git_repo"),
            text(query, "username"),
            prNumber.isEmpty() ? null : Long.valueOf(prNumber));
    try {
      return new HttpResponse(
          200,
          list.list(
              filter, wanted.orElse(null), text(query, "next_token"), Integer.parseInt(limit)));
    } catch (IllegalArgumentException e) {
      return HttpResponse.error(400, "next_token must be the value of an earlier response");
    }
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }
}
