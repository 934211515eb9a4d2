/**
 * The local S3: S3Proxy's handler over a directory, behind the signature verification of the
 * gateway.
 */
@NullMarked
package dev.exesys.local.s3;

import org.jspecify.annotations.NullMarked;
