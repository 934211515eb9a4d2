package dev.exesys.engine;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventStore;
import dev.exesys.core.store.IdempotencyStore;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.SecretStore;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.WaitStore;

/**
 * All stores of a deployment.
 *
 * @param log writes to {@code events}
 * @param internal the internal bucket
 * @param done the done bucket
 */
public record Books(
    OrderStore orders,
    InstanceShareStore shares,
    RunStore runs,
    OpenRunStore open,
    EventStore events,
    EventLog log,
    WaitStore waits,
    QueueStore queues,
    IdempotencyStore keys,
    StateMachineLeaseStore machines,
    BlobStore internal,
    BlobStore done,
    ParameterStore parameters,
    SecretStore secrets) {}
