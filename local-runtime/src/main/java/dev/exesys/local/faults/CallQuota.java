package dev.exesys.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A token bucket that the calls of one or more operations share, as AWS's request quotas do. */
final class CallQuota {
  final String service;
  final Set<String> operations;
  private final double bucket;
  private final double refillPerSecond;
  private final ReentrantLock lock = new ReentrantLock();
  private double tokens;
  private @Nullable Instant last;

  /**
   * Creates a full bucket.
   *
   * @param bucket the number of calls that may be made at once
   * @param refillPerSecond the number of calls per second after that
   */
  CallQuota(String service, Set<String> operations, double bucket, double refillPerSecond) {
    this.service = service;
    this.operations = operations;
    this.bucket = bucket;
    this.refillPerSecond = refillPerSecond;
    this.tokens = bucket;
  }

  boolean covers(String calledService, String operation) {
    return service.equals(calledService) && operations.contains(operation);
  }

  /** Takes a token; returns false if there is none. */
  boolean tryTake(Instant now) {
    lock.lock();
    try {
      if (last != null && now.isAfter(last)) {
        double seconds = Duration.between(last, now).toNanos() / 1e9;
        tokens = Math.min(bucket, tokens + seconds * refillPerSecond);
      }
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
