package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Makes writes with {@code If-Match} atomic. The S3 handler compares the ETag before it writes, so
 * another write could change the object in between. A write with {@code If-Match} locks its key
 * exclusively; other requests share the lock.
 */
final class KeyLocks {
  private static final int STRIPES = 64;

  private final ReadWriteLock[] stripes =
      Stream.generate(ReentrantReadWriteLock::new).limit(STRIPES).toArray(ReadWriteLock[]::new);

  /** Returns the lock to hold while a request is handled. */
  Lock lockFor(GatewayRequest request) {
    ReadWriteLock stripe = stripes[Math.floorMod(request.rawPath().hashCode(), STRIPES)];
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    return !read && request.header("if-match").isPresent() ? stripe.writeLock() : stripe.readLock();
  }
}
