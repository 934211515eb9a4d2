package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Makes {@code If-Match} hold. The handler compares the ETag and then writes; in between another
 * writer could come. A write with {@code If-Match} is therefore alone on its key, while others
 * share it.
 */
final class KeyLocks {
  private static final int STRIPES = 64;

  private final ReadWriteLock[] stripes =
      Stream.generate(ReentrantReadWriteLock::new).limit(STRIPES).toArray(ReadWriteLock[]::new);

  /** The lock to hold while a request is carried out. */
  Lock lockFor(GatewayRequest request) {
    ReadWriteLock stripe = stripes[Math.floorMod(request.rawPath().hashCode(), STRIPES)];
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    return !read && request.header("if-match").isPresent() ? stripe.writeLock() : stripe.readLock();
  }
}
