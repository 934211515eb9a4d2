package dev.exesys.core.store;

/**
 * Describes the stored archive of an order's artifacts, a gzip-compressed tar file whose names are
 * relative to the checkout.
 *
 * @param uri S3 URI
 * @param sha256 digest of the archive, in hexadecimal
 * @param size size of the archive in bytes
 * @param contentSize total size of the archived files in bytes
 * @param files number of archived files and links
 */
public record ArtifactArchive(String uri, String sha256, long size, long contentSize, int files) {}
