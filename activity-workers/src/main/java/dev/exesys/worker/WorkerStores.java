package dev.exesys.worker;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunStore;

/**
 * What a worker reads and writes.
 *
 * @param blobs the internal bucket
 */
public record WorkerStores(
    OrderStore orders,
    InstanceShareStore shares,
    RunStore runs,
    EventLog events,
    BlobStore blobs,
    ParameterStore parameters,
    TaskTokens tokens) {}
