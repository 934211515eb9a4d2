package dev.exesys.engine.steps;

import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.WaitStore;

/** The stores that the state handlers use. */
public record StepStores(
    OrderStore orders,
    InstanceShareStore shares,
    RunStore runs,
    OpenRunStore openRuns,
    WaitStore waits,
    EventLog eventLog) {}
