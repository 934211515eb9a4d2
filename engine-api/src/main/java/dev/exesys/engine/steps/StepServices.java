package dev.exesys.engine.steps;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.completion.AttemptRetry;
import dev.exesys.engine.completion.OrderCompletion;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.rerun.CarriedData;
import dev.exesys.engine.rerun.RedriveRequest;
import dev.exesys.engine.runs.FinalState;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The use cases and ports that the state handlers share.
 *
 * @param launchers the worker launcher of each target
 * @param random generates tickets
 * @param workerStartRetry for workers that a service has no capacity for
 */
public record StepServices(
    RunOrders orders,
    RunStartedEvents startedEvents,
    RunSource source,
    BundleSealer bundles,
    Map<ExecutionTarget, WorkerLauncher> launchers,
    RetryPolicy workerStartRetry,
    TaskTokens tokens,
    OrderQueues queues,
    Settler settler,
    OrderCompletion completion,
    AttemptRetry retry,
    FinishRun finish,
    FinalState finalState,
    CarriedData carriedData,
    RedriveRequest redrives,
    RunNotifier notifier,
    InstantSource clock,
    Supplier<UUID> random) {}
