/** Converts the AWS SDK exceptions of the embedded S3 handler to plain values. */
@NullMarked
package dev.exesys.local.s3.aws;

import org.jspecify.annotations.NullMarked;
