package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to GET /runs/{run_id}.
 *
 * @param summary how the orders ended; while the run is under way, how those of this page did so
 *     far
 * @param orders a page of orders
 * @param nextToken to ask for the next page with; absent on the last
 */
public record RunView(
    String runId,
    String traceId,
    String flowId,
    JobStatus status,
    Summary summary,
    int orderCount,
    List<ObjectNode> orders,
    String doneEndpt,
    @Nullable String executionArn,
    @Nullable String stateMachineArn,
    @Nullable String commit,
    String createdAt,
    @Nullable String endedAt,
    @Nullable String reason,
    @Nullable String nextToken) {}
