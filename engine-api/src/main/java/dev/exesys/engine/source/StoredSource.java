package dev.exesys.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * A run's source in the bucket.
 *
 * @param uri the archive's
 * @param commit all digits of the commit; null if there is no such repository and the checkout is
 *     empty
 */
public record StoredSource(String uri, @Nullable String commit) {}
