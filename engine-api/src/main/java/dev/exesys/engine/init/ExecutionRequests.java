package dev.exesys.engine.init;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItem.RunJob;
import dev.exesys.engine.machines.ExecutionRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Names executions so that the console shows what they are about. */
final class ExecutionRequests {
  private static final int MAX_NAME_LENGTH = 80;
  private static final int MAX_TAG_LENGTH = 256;

  private ExecutionRequests() {}

  /** Returns the name: the repository, the pull request or issue, and the run id. */
  static String name(RunItem run) {
    RunJob job = run.job();
    String repository = job.gitRepo().substring(job.gitRepo().lastIndexOf('/') + 1);
    String change =
        job.prNumber() != null
            ? "-pr" + job.prNumber()
            : job.issueNumber() != null ? "-issue" + job.issueNumber() : "";
    String end = change + "-" + run.runId();
    String start = repository.replaceAll("[^0-9A-Za-z_-]", "-");
    return start.substring(0, Math.min(start.length(), MAX_NAME_LENGTH - end.length())) + end;
  }

  /** Returns the request for the execution of a run. */
  static ExecutionRequest of(RunItem run) {
    RunIds ids = run.ids();
    RunJob job = run.job();
    ObjectNode input =
        Json.object()
            .put("run_id", ids.runId())
            .put("trace_id", ids.traceId())
            .put("flow_id", ids.flowId())
            .put("git_repo", job.gitRepo());
    if (job.commitHash() != null) {
      input.put("commit_hash", job.commitHash());
    }
    if (job.prNumber() != null) {
      input.put("pr_number", job.prNumber());
    }
    if (job.issueNumber() != null) {
      input.put("issue_number", job.issueNumber());
    }
    input.put("username", job.username());
    if (run.links().rerunOf() != null) {
      input.put("rerun_of", run.links().rerunOf());
    }
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("exesys:repository", tag(job.gitRepo()));
    tags.put("exesys:flow", tag(run.flowLabel()));
    return new ExecutionRequest(name(run), Json.text(input), tags);
  }

  /** Returns a value of the characters that tags allow. */
  private static String tag(String text) {
    String allowed = text.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+@-]", "_");
    return allowed.substring(0, Math.min(allowed.length(), MAX_TAG_LENGTH));
  }
}
