package dev.exesys.worker;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.RunItem;
import dev.exesys.worker.order.Workspace;
import dev.exesys.worker.outputs.ArtifactStorage;
import dev.exesys.worker.outputs.InputReader;
import dev.exesys.worker.outputs.OutputException;
import dev.exesys.worker.outputs.OutputFiles;
import dev.exesys.worker.outputs.OutputStorage;
import dev.exesys.worker.outputs.SecretOutputs;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the data of other orders before the commands start, and stores data for others. */
final class DataExchange {
  private static final Logger LOG = LoggerFactory.getLogger(DataExchange.class);

  private final ServiceRetry retry;
  private final InputReader inputs;
  private final OutputStorage outputs;
  private final ArtifactStorage artifacts;

  /**
   * Creates the exchange of one order.
   *
   * @param retry repeats calls of services that fail
   */
  DataExchange(
      WorkerStores stores,
      ServiceRetry retry,
      SopsDocument documents,
      BundleKeys keys,
      long maxArtifactBytes) {
    BlobStore blobs = new RetryingBlobStore(stores.blobs(), retry);
    SecretOutputs secrets = new SecretOutputs(blobs, documents, keys);
    this.retry = retry;
    this.inputs = new InputReader(stores.orders(), blobs, secrets);
    this.outputs = new OutputStorage(blobs, secrets);
    this.artifacts = new ArtifactStorage(blobs, maxArtifactBytes);
  }

  /**
   * Unpacks the artifacts and returns the variables that the order receives.
   *
   * @throws OutputException if the order must not start because of an input
   * @throws dev.exesys.core.artifact.ArtifactException if artifacts cannot be unpacked
   */
  InputReader.Inputs receive(OrderItem item, RunItem run, Workspace workspace)
      throws OutputException {
    Map<String, OrderItem> producers = retry.call(() -> inputs.producers(item));
    InputReader.Inputs received = inputs.read(item, run, producers);
    artifacts.unpack(item, producers, workspace.checkout());
    return received;
  }

  /**
   * Stores the artifacts, and the outputs if the commands succeeded.
   *
   * @return the outcome of the order, which fails if its outputs cannot be used
   */
  OrderOutcome store(
      OrderOutcome outcome, OrderItem item, RunItem run, Assignment assignment, Workspace workspace)
      throws IOException {
    OrderOutcome withOutputs = storeOutputs(outcome, run, assignment, workspace);
    if (item.order().dataFlow().artifacts().isEmpty()) {
      return withOutputs;
    }
    if (!assignment.isWholeOrder()) {
      return withOutputs.status() == OrderStatus.SUCCEEDED
          ? withOutputs.butFailed("an order that several instances run cannot store artifacts")
          : withOutputs;
    }
    ArtifactStorage.Stored stored =
        artifacts.store(item, assignment.workerId(), workspace.checkout());
    OrderOutcome withArtifacts =
        withOutputs.withOutputs(withOutputs.outputs().withArtifacts(stored.archive().orElse(null)));
    if (stored.problem().isEmpty() || withOutputs.status() != OrderStatus.SUCCEEDED) {
      stored.problem().ifPresent(text -> LOG.info("order {}: {}", item.key().pk(), text));
      return withArtifacts;
    }
    return withArtifacts.butFailed(stored.problem().get());
  }

  private OrderOutcome storeOutputs(
      OrderOutcome outcome, RunItem run, Assignment assignment, Workspace workspace)
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
