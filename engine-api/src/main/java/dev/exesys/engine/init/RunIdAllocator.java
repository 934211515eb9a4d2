package dev.exesys.engine.init;

import dev.exesys.core.store.IdempotencyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Allocates run ids. Requests with the same idempotency key and the same payload get the same run
 * id for seven days.
 */
public final class RunIdAllocator {

  private static final Duration KEY_TTL = Duration.ofDays(7);

  private final IdempotencyStore idempotencyStore;
  private final InstantSource clock;
  private final Supplier<UUID> random;

  /**
   * Creates an allocator.
   *
   * @param random returns a new random UUID on each call
   */
  public RunIdAllocator(
      IdempotencyStore idempotencyStore, InstantSource clock, Supplier<UUID> random) {
    this.idempotencyStore = idempotencyStore;
    this.clock = clock;
    this.random = random;
  }

  /** The result of an allocation. */
  public sealed interface Allocation {}

  /**
   * A run id for the request.
   *
   * @param shared whether another request with the same idempotency key may use the id too
   * @param earlier whether an earlier request was the first to get the id
   */
  public record Allocated(UUID runId, boolean shared, boolean earlier) implements Allocation {}

  /** The idempotency key was used with another payload. */
  public record Conflict() implements Allocation {}

  /**
   * Allocates a run id.
   *
   * @param idempotencyKey null for a request without one
   */
  public Allocation allocate(@Nullable String idempotencyKey, JsonNode payload) {
    UUID fresh = random.get();
    if (idempotencyKey == null) {
      return new Allocated(fresh, false, false);
    }
    var entry =
        new IdempotencyStore.Entry(
            PayloadDigest.of(fresh.toString(), payload),
            fresh.toString(),
            clock.instant().plus(KEY_TTL));
    Optional<IdempotencyStore.Entry> earlier = idempotencyStore.putIfAbsent(idempotencyKey, entry);
    if (earlier.isEmpty()) {
      return new Allocated(fresh, true, false);
    }
    String runId = earlier.get().runId();
    return earlier.get().digest().equals(PayloadDigest.of(runId, payload))
        ? new Allocated(UUID.fromString(runId), true, true)
        : new Conflict();
  }
}
