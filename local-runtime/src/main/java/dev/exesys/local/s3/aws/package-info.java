/** The embedded S3 handler speaks in the AWS SDK's exceptions; here they become plain values. */
@NullMarked
package dev.exesys.local.s3.aws;

import org.jspecify.annotations.NullMarked;
