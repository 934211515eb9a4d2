package dev.exesys.engine.wiring;

import dev.exesys.core.secrets.DataKeys;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventStore;
import dev.exesys.core.store.IdempotencyStore;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.NotificationStore;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.PoolStore;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.ReportRequestStore;
import dev.exesys.core.store.RunIndexStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.SecretStore;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.WaitStore;

/**
 * The stores of a deployment, from which {@link Engine} gives each use case those that it uses.
 *
 * @param eventLog writes to {@code events}
 * @param groups concurrency groups, which are queues of runs
 */
public record EngineStores(
    OrderStore orders,
    InstanceShareStore shares,
    RunStore runs,
    OpenRunStore openRuns,
    RunIndexStore runIndex,
    EventStore events,
    EventLog eventLog,
    WaitStore waits,
    QueueStore queues,
    QueueStore groups,
    IdempotencyStore idempotency,
    NotificationStore notifications,
    ReportRequestStore reports,
    StateMachineLeaseStore machineLeases,
    BlobStore internalBucket,
    BlobStore doneBucket,
    ParameterStore parameters,
    SecretStore secrets,
    DataKeys dataKeys,
    PoolStore pools) {}
