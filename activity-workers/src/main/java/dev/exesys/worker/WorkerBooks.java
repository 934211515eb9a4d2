package dev.exesys.worker;

import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.EventLog;
import dev.exesys.core.books.OrderBook;
import dev.exesys.core.books.ParameterStore;
import dev.exesys.core.books.RunBook;
import dev.exesys.core.books.ShareBook;

/**
 * What a worker reads and writes.
 *
 * @param blobs the internal bucket
 */
public record WorkerBooks(
    OrderBook orders,
    ShareBook shares,
    RunBook runs,
    EventLog events,
    BlobStore blobs,
    ParameterStore parameters,
    TaskTokens tokens) {}
