package dev.exesys.engine.wiring;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.runs.Pauses;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.workers.Workers;
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
    Books books,
    StateMachines machines,
    TaskTokens tokens,
    Map<ExecutionTarget, Workers> workers,
    RunSource source,
    InstantSource clock,
    Pauses pauses,
    Supplier<UUID> random) {}
