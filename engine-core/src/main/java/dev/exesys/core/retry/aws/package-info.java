/** The retry policies of the deployment, with the AWS SDK's backoff strategies. */
@NullMarked
package dev.exesys.core.retry.aws;

import org.jspecify.annotations.NullMarked;
