package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The response to GET /runs/{run_id}.
 *
 * @param summary counts of the orders by final status; while the run is in progress, of this page's
 *     orders only
 * @param orders a page of orders
 * @param consoleUrl page of the execution in the Step Functions console; null before it is recorded
 * @param waitingFor id of the run that holds the concurrency group; null unless the run waits
 * @param rerunOf the run that this one runs again; null if it is not a rerun
 * @param latestRerun the newest rerun of this run; null if there is none
 * @param nextToken requests the next page; absent on the last page
 */
public record RunView(
    String runId,
    String traceId,
    String flowId,
    String gitRepo,
    String username,
    @Nullable Long prNumber,
    @Nullable Long issueNumber,
    JobStatus status,
    Summary summary,
    int orderCount,
    List<ObjectNode> orders,
    String doneEndpt,
    @Nullable String executionArn,
    @Nullable String consoleUrl,
    @Nullable String stateMachineArn,
    @Nullable String commit,
    String createdAt,
    @Nullable String concurrencyGroup,
    @Nullable String waitingFor,
    @Nullable String endedAt,
    @Nullable String cancelledAt,
    @Nullable String reason,
    @Nullable String rerunOf,
    @Nullable String latestRerun,
    @Nullable String nextToken) {}
