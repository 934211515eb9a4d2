package dev.exesys.engine.wiring;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.runs.Sleeper;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything outside the engine.
 *
 * @param random fresh random UUIDs
 */
public record Ports(
    Books stores,
    StateMachines machines,
    TaskTokens tokens,
    Map<ExecutionTarget, WorkerLauncher> workers,
    RunSource source,
    InstantSource clock,
    Sleeper pauses,
    Supplier<UUID> random) {}
