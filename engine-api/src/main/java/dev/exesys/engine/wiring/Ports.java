package dev.exesys.engine.wiring;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.codehost.CodeHost;
import dev.exesys.engine.codehost.CodeHostTokens;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.notify.NotificationChannel;
import dev.exesys.engine.rerun.RedriveRequest;
import dev.exesys.engine.runs.Sleeper;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.workers.SessionIssuer;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything that the engine uses from outside.
 *
 * @param notifications receives the notifications of the engine; used if the deployment has a bus
 * @param codeHost shows the state of runs; used if the deployment reports runs
 * @param codeHostTokens provides the tokens for the code host
 * @param launchers the worker launcher of each target
 * @param workerSessions empty if workers use their own credentials
 * @param machineRetry for state machines that are being created or deleted
 * @param workerStartRetry for workers that a service has no capacity for
 * @param redrives requests reruns for redriven executions from the init function
 * @param random returns a new random UUID on each call
 */
public record Ports(
    EngineStores stores,
    StateMachines machines,
    TaskTokens tokens,
    NotificationChannel notifications,
    CodeHost codeHost,
    CodeHostTokens codeHostTokens,
    Map<ExecutionTarget, WorkerLauncher> launchers,
    Optional<SessionIssuer> workerSessions,
    RetryPolicy machineRetry,
    RetryPolicy workerStartRetry,
    RunSource source,
    RedriveRequest redrives,
    InstantSource clock,
    Sleeper sleeper,
    Supplier<UUID> random) {}
