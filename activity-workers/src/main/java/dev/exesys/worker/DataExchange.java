package dev.exesys.worker;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.RunItem;
import dev.exesys.worker.order.Workspace;
import dev.exesys.worker.outputs.InputReader;
import dev.exesys.worker.outputs.OutputException;
import dev.exesys.worker.outputs.OutputFiles;
import dev.exesys.worker.outputs.OutputStorage;
import dev.exesys.worker.outputs.SecretOutputs;
import java.io.IOException;
import java.util.Map;

/** Receives the data of other orders before the commands start, and stores data for others. */
final class DataExchange {
  private final InputReader inputs;
  private final OutputStorage outputs;

  DataExchange(WorkerStores stores, SopsDocument documents, BundleKeys keys) {
    SecretOutputs secrets = new SecretOutputs(stores.blobs(), documents, keys);
    this.inputs = new InputReader(stores.orders(), stores.blobs(), secrets);
    this.outputs = new OutputStorage(stores.blobs(), secrets);
  }

  /**
   * Returns the variables that the order receives.
   *
   * @throws OutputException if the order must not start
   */
  InputReader.Inputs receive(OrderItem item, RunItem run) throws OutputException {
    Map<String, OrderItem> producers = inputs.producers(item);
    return inputs.read(item, run, producers);
  }

  /**
   * Stores what the commands wrote, if they succeeded.
   *
   * @return the outcome of the order, which fails if its outputs cannot be used
   */
  OrderOutcome store(OrderOutcome outcome, RunItem run, Assignment assignment, Workspace workspace)
      throws IOException {
    if (outcome.status() != OrderStatus.SUCCEEDED) {
      return outcome;
    }
    try {
      OutputFiles.Outputs written = workspace.outputs().read();
      if (written.isEmpty()) {
        return outcome;
      }
      if (!assignment.isWholeOrder()) {
        return outcome.butFailed("an order that several instances run cannot write outputs");
      }
      OrderOutputs stored = outputs.store(run, assignment.order(), assignment.workerId(), written);
      return outcome.withOutputs(stored);
    } catch (OutputException e) {
      return outcome.butFailed(String.valueOf(e.getMessage()));
    }
  }
}
