package dev.exesys.engine.runs;

import dev.exesys.core.store.ArtifactArchive;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the artifacts of an order and gives access to them for some minutes. */
public final class FindArtifacts {

  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private final RunStore runStore;
  private final RunOrders orders;
  private final BlobStore internalBucket;
  private final InstantSource clock;

  /** Creates the use case. */
  public FindArtifacts(
      RunStore runStore, RunOrders orders, BlobStore internalBucket, InstantSource clock) {
    this.runStore = runStore;
    this.orders = orders;
    this.internalBucket = internalBucket;
    this.clock = clock;
  }

  /** The result: a {@link Link}, or what does not exist. */
  public sealed interface Result permits Link, Missing {}

  /** The archive, and a link that can be used until it expires. */
  public record Link(ArtifactArchive archive, URI url, Instant expiresAt) implements Result {}

  /** What does not exist. */
  public enum Missing implements Result {
    RUN,
    ORDER,
    ARTIFACTS
  }

  /** Returns a link to the archive of an order. */
  public Result find(String runId, String orderName) {
    Optional<RunItem> run = runStore.find(runId);
    if (run.isEmpty()) {
      return Missing.RUN;
    }
    Optional<OrderItem> order =
        orders.all(run.get()).stream().filter(o -> o.name().equals(orderName)).findFirst();
    if (order.isEmpty()) {
      return Missing.ORDER;
    }
    ArtifactArchive archive = order.get().outputs().artifacts();
    if (archive == null || !internalBucket.exists(internalBucket.key(archive.uri()))) {
      return Missing.ARTIFACTS;
    }
    URI url = internalBucket.link(internalBucket.key(archive.uri()), VALIDITY);
    return new Link(archive, url, clock.instant().plus(VALIDITY));
  }
}
