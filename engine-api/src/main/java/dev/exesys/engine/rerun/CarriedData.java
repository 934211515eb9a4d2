package dev.exesys.engine.rerun;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.store.ArtifactArchive;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outputs and artifacts that a rerun takes over from the earlier run. Workers have access to
 * the objects of their own run only, so objects that its orders receive are copied to the rerun,
 * and secret outputs are encrypted for it.
 */
public final class CarriedData {
  private static final int CONCURRENT_COPIES = 8;

  /** In place of the id of a worker in the keys of the copies. */
  private static final String COPY = "carried-over";

  private final OrderStore orderStore;
  private final BlobStore blobs;
  private final SopsDocument documents;
  private final BundleKeys keys;

  /**
   * Creates the use case.
   *
   * @param blobs the internal bucket
   */
  public CarriedData(
      OrderStore orderStore, BlobStore blobs, SopsDocument documents, BundleKeys keys) {
    this.orderStore = orderStore;
    this.blobs = blobs;
    this.documents = documents;
    this.keys = keys;
  }

  /** Returns the orders that were carried over and whose data orders that run again receive. */
  private static List<OrderItem> producers(Collection<OrderItem> orders) {
    Set<String> needed = new HashSet<>();
    orders.stream()
        .filter(order -> !order.status().settled())
        .forEach(order -> needed.addAll(order.producerNums()));
    return orders.stream()
        .filter(order ->
            order.progress().carriedOverFrom() != null
                && needed.contains(order.orderNum())
                && !order.outputs().isEmpty())
        .toList();
  }

  private static List<String> uris(OrderOutputs outputs) {
    List<String> uris = new ArrayList<>();
    Optional.ofNullable(outputs.valuesUri()).ifPresent(uris::add);
    Optional.ofNullable(outputs.secretsUri()).ifPresent(uris::add);
    Optional.ofNullable(outputs.artifacts()).map(ArtifactArchive::uri).ifPresent(uris::add);
    return uris;
  }

  /** Returns why data that the orders of a rerun receive is missing; empty if all is stored. */
  Optional<String> missing(Collection<OrderItem> orders) {
    return producers(orders).stream()
        .filter(
            order -> uris(order.outputs()).stream().anyMatch(uri -> !blobs.exists(blobs.key(uri))))
        .map(order ->
            "the outputs or artifacts of order "
                + order.name()
                + " are no longer stored: run it again too")
        .findFirst();
  }

  /** Copies the objects that the orders of a rerun receive. Can be repeated. */
  public void copy(RunItem run, Collection<OrderItem> orders) {
    List<OrderItem> producers = producers(orders);
    if (producers.isEmpty()) {
      return;
    }
    Function<OrderKey, SopsMasterKey> masterKeys = keys.ofRun(run);
    ConcurrentCalls.forEach(
        producers,
        CONCURRENT_COPIES,
        order -> {
          OrderOutputs copied = copied(order, masterKeys);
          if (!copied.equals(order.outputs())) {
            boolean unused = orderStore.replaceOutputs(order.key(), copied);
          }
        });
  }

  private OrderOutputs copied(OrderItem order, Function<OrderKey, SopsMasterKey> masterKeys) {
    OrderOutputs outputs = order.outputs();
    ArtifactArchive archive = outputs.artifacts();
    return new OrderOutputs(
        outputs.values(),
        copied(outputs.valuesUri(), StorageKeys.outputs(order.key(), COPY)),
        outputs.secretNames(),
        encrypted(outputs.secretsUri(), order.key(), masterKeys),
        archive == null
            ? null
            : new ArtifactArchive(
                blobs.uri(copy(archive.uri(), StorageKeys.artifacts(order.key(), COPY))),
                archive.sha256(),
                archive.size(),
                archive.contentSize(),
                archive.files()));
  }

  private @Nullable String copied(@Nullable String uri, String key) {
    return uri == null ? null : blobs.uri(copy(uri, key));
  }

  private String copy(String uri, String key) {
    // An earlier call of the state may have replaced the URI by that of the copy.
    if (!blobs.key(uri).equals(key)) {
      blobs.copy(blobs.key(uri), key);
    }
    return key;
  }

  private @Nullable String encrypted(
      @Nullable String uri, OrderKey order, Function<OrderKey, SopsMasterKey> masterKeys) {
    String key = StorageKeys.secretOutputs(order, COPY);
    if (uri == null || blobs.key(uri).equals(key)) {
      return uri;
    }
    String from = blobs.key(uri);
    byte[] document =
        blobs
            .get(from)
            .orElseThrow(
                () -> new IllegalStateException("the secret outputs at " + uri + " do not exist"));
    var values =
        documents.open(
            new String(document, StandardCharsets.UTF_8),
            masterKeys.apply(StorageKeys.orderOf(from)));
    blobs.put(
        key, documents.seal(values, masterKeys.apply(order)).getBytes(StandardCharsets.UTF_8));
    return blobs.uri(key);
  }
}
