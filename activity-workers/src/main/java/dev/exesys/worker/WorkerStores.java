package dev.exesys.worker;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.secrets.DataKeys;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.worker.role.RoleAssumer;

/**
 * The stores and services that a worker uses.
 *
 * @param blobs the internal bucket
 * @param roles the roles of orders
 * @param tokens the states that wait for workers
 * @param reports the engine, which receives the outcomes of orders
 * @param reportRetry the policy for reporting an outcome, which must not be lost, and for the other
 *     calls of services
 */
public record WorkerStores(
    OrderStore orders,
    InstanceShareStore shares,
    RunStore runs,
    EventLog events,
    BlobStore blobs,
    ParameterStore parameters,
    DataKeys dataKeys,
    RoleAssumer roles,
    TaskTokens tokens,
    ReportSender reports,
    RetryPolicy reportRetry) {}
