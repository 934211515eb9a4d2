package dev.exesys.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * A source archive in the internal bucket.
 *
 * @param uri the archive's S3 URI
 * @param commit all digits of the commit; null for an empty checkout
 */
public record StoredSource(String uri, @Nullable String commit) {}
