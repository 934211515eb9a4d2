package dev.exesys.engine;

import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.EventBook;
import dev.exesys.core.books.EventLog;
import dev.exesys.core.books.IdempotencyBook;
import dev.exesys.core.books.MachineBook;
import dev.exesys.core.books.OpenRunBook;
import dev.exesys.core.books.OrderBook;
import dev.exesys.core.books.ParameterStore;
import dev.exesys.core.books.QueueBook;
import dev.exesys.core.books.RunBook;
import dev.exesys.core.books.SecretStore;
import dev.exesys.core.books.ShareBook;
import dev.exesys.core.books.WaitBook;

/**
 * All stores of a deployment.
 *
 * @param log writes to {@code events}
 * @param internal the internal bucket
 * @param done the done bucket
 */
public record Books(
    OrderBook orders,
    ShareBook shares,
    RunBook runs,
    OpenRunBook open,
    EventBook events,
    EventLog log,
    WaitBook waits,
    QueueBook queues,
    IdempotencyBook keys,
    MachineBook machines,
    BlobStore internal,
    BlobStore done,
    ParameterStore parameters,
    SecretStore secrets) {}
