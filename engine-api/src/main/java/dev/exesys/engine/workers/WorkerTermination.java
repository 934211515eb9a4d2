package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderKey;
import java.util.Optional;

/**
 * The termination of a worker, as its service describes it.
 *
 * @param handle the result of {@link WorkerLauncher#start}, or the {@link DispatchId}
 * @param instance the instance it ran on; empty for targets without instances
 * @param succeeded whether it terminated without an error: then it has reported, or another worker
 *     had claimed the order
 * @param reason the service's reason, one line
 */
public record WorkerTermination(
    OrderKey order, String handle, Optional<String> instance, boolean succeeded, String reason) {}
