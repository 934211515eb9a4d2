package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderKey;
import java.util.Optional;

/**
 * A worker that has ended, as the service it ran on says.
 *
 * @param order the order it was started for
 * @param handle what {@link WorkerLauncher#start} returned
 * @param instance where, if it was one of several instances or might have been
 * @param well whether it ended without an error; it has then reported, or found that the order was
 *     not its to run
 * @param reason the service's own, one line
 */
public record WorkerTermination(
    OrderKey order, String handle, Optional<String> instance, boolean well, String reason) {}
