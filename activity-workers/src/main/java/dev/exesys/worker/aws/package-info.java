/** The worker's ports over the AWS SDK. */
@NullMarked
package dev.exesys.worker.aws;

import org.jspecify.annotations.NullMarked;
